const numbered = /^((?:sev(?:erity)?|p(?:riority)?|s|level|l|tier)[\s-]?\d)\b\s*(?:[-–—:|]\s*)?(.*?)\s*:?$/i;
const worded = /^(critical|blocker|urgent|emergency|high|major|medium|moderate|minor|low|warning|info(?:rmational)?)(?:\s+severity)?$/i;

export interface SeverityLabel {
  readonly label: string;
  readonly name: string | null;
  /** What stands in parentheses behind the name: "≤ 15 min". */
  readonly aside: string | null;
}

/** "P1 - Critical", "SEV 1: High", "Critical", "🔴 SEV-1 (Critical)", "P2 - High (≤ 1 hour)". */
export function labelOf(text: string): SeverityLabel | null {
  const bare = text.replace(/^[^\p{L}\p{N}]+/u, '').trim();
  const match = bare.length > 120 ? null : numbered.exec(bare);
  if (match) {
    // "SEV1 / P1" is the level under another label, and a coloured dot is no name.
    const rest = /[\p{L}\p{N}]/u.test(match[2] ?? '')
      ? (match[2] ?? '').replace(/^[/|,(]\s{0,3}(?:sev|p|s|l)[\s-]?\d\)?\s{0,3}(?:[-–—:]\s{0,3}|$)/i, '')
      : '';
    const [, before = '', inside] = /^(.*?)\s*\(([^()]*)\)$/.exec(rest) ?? [];
    const name = inside === undefined ? rest : before === '' ? inside : before;
    return { label: match[1] ?? '', name: name === '' ? null : name, aside: before === '' ? null : (inside ?? null) };
  }
  const word = worded.exec(bare)?.[1];
  return word === undefined ? null : { label: word, name: word, aside: null };
}

const worst = ['blocker', 'critical', 'emergency', 'urgent', 'high', 'major', 'medium', 'moderate', 'warning', 'minor', 'low', 'info'];

/** Where a label stands between the worst (small) and the mildest; null for labels without an order. */
export function weightOf(label: string): number | null {
  const digit = /\d/.exec(label)?.[0];
  if (digit !== undefined) return Number(digit);
  const word = worst.findIndex((each) => label.toLowerCase().startsWith(each));
  return word < 0 ? null : word;
}

/** "Critical - Complete outage" in the column that defines a level names the level first. */
export function nameBefore(name: string | null, definition: string | null): { name: string | null; definition: string | null } {
  const match = name === null && definition !== null ? /^([A-Z][a-z]+)\s+[-–—]\s+(\S.*)$/.exec(definition) : null;
  return match && worded.test(match[1] ?? '') ? { name: match[1] ?? null, definition: match[2] ?? null } : { name, definition };
}

/** The parts of "a, b (c, d); e". */
export function listed(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  const letters = [...text];
  for (const [index, letter] of letters.entries()) {
    depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    // A comma inside a figure is none that divides.
    const divides = depth <= 0 && (letter === ';' || (letter === ',' && /^\s?$/.test(letters[index + 1] ?? '')));
    if (divides) {
      parts.push(part);
      part = '';
    } else part += letter;
  }
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== '' && !/^(?:[-–—]|none|n\/a)$/i.test(each));
}
