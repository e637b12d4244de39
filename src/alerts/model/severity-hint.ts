import type { TextMap } from './alert.ts';

/** Words of monitoring systems, worst first. An unknown word stands between warning and critical: rather too loud. */
const ranks: Readonly<Record<string, number>> = {
  emergency: 0,
  fatal: 0,
  critical: 0,
  page: 0,
  p0: 0,
  p1: 0,
  sev0: 0,
  sev1: 0,
  error: 1,
  high: 1,
  major: 1,
  p2: 1,
  sev2: 1,
  warning: 3,
  warn: 3,
  medium: 3,
  minor: 3,
  p3: 3,
  sev3: 3,
  low: 4,
  p4: 4,
  sev4: 4,
  info: 5,
  none: 6,
};
const rankOf = (word: string) => ranks[word.toLowerCase().replaceAll(/[\s_-]/g, '')] ?? 2;

/** What the alert itself says about how bad it is; null when it says nothing. */
export function severityHintOf(labels: TextMap): string | null {
  const value = (labels['severity'] ?? labels['priority'] ?? labels['level'])?.trim();
  return value ? value.slice(0, 100).toWellFormed() : null;
}

export function worseHint(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return rankOf(b) < rankOf(a) ? b : a;
}
