import type { RunbookItemView } from '../api/views.ts';

type CatalogueFilters = {
  readonly kind: string;
  readonly part: string;
  readonly findings: boolean;
  /** Slugs of the runbooks that were never run, when only those are wanted and known. */
  readonly neverRun: ReadonlySet<string> | null;
};

/** The folder that a file stands in: how an organization with many documents divides them. */
export const partOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '');

/** The choices that the list offers, in the order of the alphabet; one choice is none. */
export function choicesOf(items: readonly RunbookItemView[], read: (item: RunbookItemView) => string): readonly string[] {
  const found = [...new Set(items.map(read))].filter((one) => one !== '').toSorted((a, b) => a.localeCompare(b));
  return found.length > 1 ? found : [];
}

export function filterRunbooks(items: readonly RunbookItemView[], filters: CatalogueFilters): readonly RunbookItemView[] {
  return items.filter(
    (item) =>
      (filters.kind === '' || item.kind === filters.kind) &&
      (filters.part === '' || partOf(item.file) === filters.part || item.file.startsWith(`${filters.part}/`)) &&
      (!filters.findings || item.findings > 0) &&
      (filters.neverRun === null || filters.neverRun.has(item.slug)),
  );
}
