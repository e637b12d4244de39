const names: Readonly<Record<string, string>> = { warn: 'warning', crit: 'critical' };
const word = '(warning|warn|critical|crit)';
const after = /^(?:[^,;.()[\]]{0,30}?)\s*[([]\s*(warning|warn|critical|crit|info|page|ticket)\b[^)\]]{0,20}[)\]]/i;
const before = new RegExp(
  String.raw`(?:^|[\s,;(:])${word}(?:[\s-]level)?(?:\s{1,3}(?:alert|threshold))?\s{0,3}(?:at|is|=|:|when|if)?\s{0,3}:?\s{0,3}$`,
  'i',
);
/** "critical alert if that time is less than": some words may stand between. */
const alerting = new RegExp(String.raw`\b${word}(?:[\s-]level)?\s+(?:alerts?|threshold)\s+(?:at|if|when|for)\s[^,;.]{0,60}$`, 'i');
/** A level that opens the line is that of all in it: "Critical: disk above 95 %". */
const opening = new RegExp(String.raw`^(?:[^\p{L}\p{N}]{0,8})${word}(?:[\s-]level)?(?:\s+(?:alert|threshold))?\s*(?::|\s[-–—]\s)`, 'iu');

const named = (found: string | undefined): string | null => {
  const lower = found?.toLowerCase();
  return lower === undefined ? null : (names[lower] ?? lower);
};

export interface Level {
  readonly name: string;
  /** How much of the words is the level's, at their end or at their beginning. */
  readonly length: number;
}

/** The level that stands right before a comparison: "warning > 80%". */
export function levelBefore(words: string): Level | null {
  const match = before.exec(words);
  const name = named(match?.[1]);
  if (match && name !== null) return { name, length: match[0].length };
  const far = named(alerting.exec(words)?.[1]);
  return far === null ? null : { name: far, length: 0 };
}

/** The level in parentheses behind a comparison: "> 80% (warning)". */
export function levelAfter(words: string): Level | null {
  const match = after.exec(words);
  const name = named(match?.[1]);
  return match && name !== null ? { name, length: match[0].length } : null;
}

export const levelOfLine = (text: string): string | null => named(opening.exec(text)?.[1]);
/** The level that a column of a table is for: "Critical", "Warn threshold". */
export const levelOfColumn = (title: string): string | null =>
  named(new RegExp(String.raw`^${word}(?:\s+(?:threshold|level|alert|at|value))?$`, 'i').exec(title.trim())?.[1]);
