import type { Db } from '#store';
import { selectVersions } from './document-store.ts';

/** One version of a document, against the one before. */
export interface DocumentVersion {
  readonly version: number;
  readonly loadedAt: Date;
  readonly isLive: boolean;
  readonly lines: number;
  /** Lines that came and went; null for the first version. */
  readonly changed: { readonly added: number; readonly removed: number } | null;
}

/** Every version of a document, the newest first (at most 200). */
export async function listVersions(db: Db, documentId: string): Promise<readonly DocumentVersion[]> {
  const versions = (await selectVersions(db, documentId)).map((each) => ({ ...each, text: each.source.split('\n') }));
  return versions.map(({ version, loadedAt, isLive, text }, position) => {
    const before = versions[position + 1];
    return { version, loadedAt, isLive, lines: text.length, changed: before ? compare(before.text, text) : null };
  });
}

/** How many lines are in one text and not in the other, wherever they stand: a line that moved has not changed. */
function compare(before: readonly string[], after: readonly string[]): { added: number; removed: number } {
  const counts = new Map<string, number>();
  for (const line of before) counts.set(line, (counts.get(line) ?? 0) + 1);
  let added = 0;
  for (const line of after) {
    const left = counts.get(line) ?? 0;
    if (left === 0) added++;
    else counts.set(line, left - 1);
  }
  return { added, removed: before.length - (after.length - added) };
}
