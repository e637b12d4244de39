/** A name as it compares: `On-Call Engineer`, `@oncall-engineer` and `on call engineer` are one. */
export function sameForm(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

// Words that say nothing about which team is meant.
const idle = new Set([
  'team',
  'engineering',
  'engineer',
  'engineers',
  'lead',
  'leads',
  'oncall',
  'on',
  'call',
  'the',
  'and',
  'or',
  'of',
  'rotation',
  'primary',
  'secondary',
]);

/** The words by which a team is recognised: `Database/Backend Engineering` gives database, backend. */
export function tellingWords(text: string): ReadonlySet<string> {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !idle.has(word));
  return new Set(words);
}

export function shareWord(a: string, b: string): boolean {
  const words = tellingWords(a);
  for (const word of tellingWords(b)) if (words.has(word)) return true;
  return false;
}

/** `VP Engineering/CTO`, `Security Team + Engineering Leadership`: the several that one cell names. */
export function severalNames(text: string): readonly string[] {
  return text
    .split(/\s*(?:\/|,|\+|&|;|\band\b|\bor\b)\s*/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
