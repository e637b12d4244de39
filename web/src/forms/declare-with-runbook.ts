import { openShellDialog } from '../components/shell-dialogs.ts';
import { readDraft, writeDraft } from '../drafts/draft-store.ts';

/** Opens the form for a new incident with this runbook chosen; what was typed into it before stays. */
export function declareWithRunbook(org: string, runbook: string): void {
  const kept = readDraft('declare').mine?.text ?? '';
  const before: unknown = kept === '' ? {} : JSON.parse(kept);
  writeDraft('declare', JSON.stringify({ ...(typeof before === 'object' ? before : {}), org, runbook }));
  openShellDialog('declare');
}
