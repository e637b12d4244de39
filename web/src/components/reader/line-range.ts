import type { RunbookDetailView } from '../../api/views.ts';

/** Lines of the document, both included. */
export type LineRange = { readonly from: number; readonly to: number };

/** The lines of this runbook where others stand in the same document; null: the document is this runbook. */
export const ownLines = ({ document, line, endLine }: Pick<RunbookDetailView, 'document' | 'line' | 'endLine'>): LineRange | null =>
  document.runbooks.length > 1 ? { from: line, to: endLine } : null;

export const isWithin = (range: LineRange | null, line: number): boolean => range === null || (line >= range.from && line <= range.to);

/** Every line of a step, not only its first. */
export const linesOf = ({ line, endLine }: { readonly line: number; readonly endLine: number }): readonly number[] =>
  Array.from({ length: Math.max(1, endLine - line + 1) }, (_, index) => line + index);
