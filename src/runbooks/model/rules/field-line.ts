import type { CompiledRunbook } from '../document.ts';

/** `lines` is the document, cut once for all its runbooks. The line under a runbook's heading on which a field's text stands; the heading's own where it is not found word by word. */
export function fieldLine(lines: readonly string[], runbook: CompiledRunbook, field: string): number {
  const end = runbook.sections.find(({ line }) => line > runbook.line)?.line ?? runbook.endLine + 1;
  const wanted = plain(field);
  const at = lines.slice(runbook.line - 1, end - 1).findIndex((line) => plain(line).includes(wanted));
  return at < 0 ? runbook.line : runbook.line + at;
}

const plain = (text: string): string => text.replaceAll(/[*_`]/g, '').replaceAll(/\s+/g, ' ').trim();
