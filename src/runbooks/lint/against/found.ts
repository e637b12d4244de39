import type { CompiledDocument, Finding } from '../../model/document.ts';
import { severityOf } from '../rule-texts.ts';

/** A finding of a comparison with the world; `file` is the document, or the address of what was compared with. */
export interface FoundAgainst extends Finding {
  readonly file: string;
}

/** A finding of one of the `against-…` rules. */
export const foundAgainst = (rule: string, place: Pick<FoundAgainst, 'file' | 'line' | 'message' | 'suggestion'>): FoundAgainst => ({
  rule,
  severity: severityOf(rule),
  ...place,
});

/** Every statement of a document with the file it stands in. */
export const commandsOf = ({ file, runbooks }: CompiledDocument) =>
  runbooks.flatMap((runbook) =>
    runbook.sections.flatMap(({ steps }) => steps.flatMap((step) => step.commands.map((command) => ({ file, step, command })))),
  );
