import { formatDuration } from '#base';
import type { CompiledDocument, CompiledRunbook } from '#runbooks';

const pattern = /\bmonitor\b[^.\n]{0,60}?\bfor\s+(?:at least\s+)?(\d+)\s*(min(?:ute)?s?|h(?:our)?s?)\b/i;

/** How long a text says to watch after the fix ("Monitor for 30 minutes"), as ISO 8601; null when it does not. */
export function monitorTimeIn(text: string): string | null {
  const match = pattern.exec(text);
  if (!match) return null;
  const unit = /^h/i.test(match[2] ?? '') ? 3_600_000 : 60_000;
  return formatDuration(Number(match[1]) * unit);
}

/**
 * The monitoring time that holds for an incident: the runbook's own verification first,
 * then the process that the document describes for every incident.
 */
export function monitorTime(document: CompiledDocument, runbook: CompiledRunbook | null): string | null {
  const stepTexts = (book: CompiledRunbook) =>
    book.sections.flatMap((section) => section.steps.map((step) => `${step.title ?? ''} ${step.kind === 'manual' ? step.source : ''}`));
  const own = runbook ? stepTexts(runbook) : [];
  const process = [
    ...document.phases.flatMap((phase) => phase.tasks),
    ...document.runbooks.filter((book) => book.kind === 'process').flatMap(stepTexts),
  ];
  for (const text of [...own, ...process]) {
    const found = monitorTimeIn(text);
    if (found) return found;
  }
  return null;
}
