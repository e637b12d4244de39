import type { Code } from 'mdast';
import type { DraftStep, StepContext } from '../draft-step.ts';
import { fenceBody, stepsOfFence } from '../fence-steps.ts';
import { decodeHtml, holdsEntity, type DecodedHtml } from './decode-html.ts';

type Command = DraftStep['commands'][number];

/**
 * The steps of a `<pre>`. They are read from what a browser shows; `source` and `text` stay what stands in the file,
 * and `safeForm` is the shown text, which is what runs. A step with an entity that nobody knows does not run.
 */
export function stepsOfHtmlCode(node: Code, context: StepContext): readonly DraftStep[] {
  const { source, firstLine } = fenceBody(node, context.text);
  const lines = source.split('\n').map((raw) => decodeHtml(raw));
  if (lines.every(({ raw, text }) => raw === text && !holdsEntity(raw))) return stepsOfFence(node, context);
  const shown = stepsOfFence({ ...node, value: lines.map(({ text }) => text).join('\n') }, context);
  return shown.map((step) => asWritten(step, lines.slice(step.line - firstLine, step.endLine - firstLine + 1)));
}

function asWritten(step: DraftStep, lines: readonly DecodedHtml[]): DraftStep {
  const source = lines.map(({ raw }) => raw).join('\n');
  return {
    ...step,
    source,
    ...(source !== step.source && { display: step.source }),
    commands: step.commands.map((command) => commandAsWritten(command, lines, source, !holdsEntity(step.source))),
  };
}

function commandAsWritten(command: Command, lines: readonly DecodedHtml[], source: string, isKnown: boolean): Command {
  const start = placeIn(lines, command.start, 'start');
  const end = placeIn(lines, command.end, 'end');
  const text = source.slice(start, end);
  const reason = isKnown ? 'entities and markup of HTML are read as a browser shows them' : 'an entity of HTML in it is not known';
  return {
    ...command,
    text,
    start,
    end,
    verdicts: command.verdicts.map((verdict) => ({
      ...verdict,
      start: placeIn(lines, verdict.start, 'start'),
      end: placeIn(lines, verdict.end, 'end'),
    })),
    runnable: command.runnable && isKnown,
    ...((text !== command.text || !isKnown) && { reasons: [reason, ...command.reasons] }),
    ...(text !== command.text && { safeForm: command.safeForm ?? command.text }),
  };
}

/** Where a place of the shown text stands in the raw one. */
function placeIn(lines: readonly DecodedHtml[], place: number, edge: 'start' | 'end'): number {
  let shown = 0;
  let raw = 0;
  for (const line of lines) {
    if (place <= shown + line.text.length) {
      const at = place - shown;
      return raw + (edge === 'end' && at > 0 ? (line.ends[at - 1] ?? line.raw.length) : (line.starts[at] ?? line.raw.length));
    }
    shown += line.text.length + 1;
    raw += line.raw.length + 1;
  }
  return Math.max(0, raw - 1);
}
