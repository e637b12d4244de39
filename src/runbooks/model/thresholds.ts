import type { CompiledItem, CompiledThreshold } from './document.ts';
import { durationIn } from './durations.ts';
import { metricAfter, metricBefore, peopleAfter, subjectOf } from './metric-words.ts';
import { statedValues } from './stated-values.ts';

type Operator = CompiledThreshold['operator'];

const operators: Readonly<Record<string, Operator>> = {
  '>': '>',
  '>=': '>=',
  '≥': '>=',
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '==': '==',
  '!=': '!=',
  'drops below': '<',
  'drop below': '<',
  'dropped below': '<',
  'drops under': '<',
  'drops to': '<=',
  'falls below': '<',
  'fall below': '<',
  'fell below': '<',
  below: '<',
  under: '<',
  'lower than': '<',
  'less than': '<',
  'fewer than': '<',
  'at most': '<=',
  'no more than': '<=',
  'not more than': '<=',
  'rises above': '>',
  'rise above': '>',
  'goes above': '>',
  above: '>',
  over: '>',
  'more than': '>',
  'longer than': '>',
  'higher than': '>',
  'greater than': '>',
  'in excess of': '>',
  exceeds: '>',
  exceed: '>',
  exceeded: '>',
  exceeding: '>',
  'at least': '>=',
  'no less than': '>=',
  'spike to': '>=',
  'spikes to': '>=',
  'jumps to': '>=',
  'rises to': '>=',
  reach: '>=',
  reaches: '>=',
  reached: '>=',
};
const words = Object.keys(operators)
  .filter((word) => /^[a-z]/.test(word))
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const figure = String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:[.,]\d{1,6})?)`;
const unitWord = String.raw`%|percent\b|per cent\b|(?:ms|milliseconds?|µs|microseconds?|s|secs?|seconds?|m|min|mins|minutes?|h|hrs?|hours?|d|days?|kb|mb|gb|tb|ki|mi|gi|ti|kib|mib|gib|tib|mb/s|rps|qps|req/s|requests/s|requests per second|x|k)\b`;
// A letter behind the figure that is no unit makes it a name: "Settings > 2FA".
const comparison = new RegExp(`(>=|<=|==|!=|[><≥≤]|\\b(?:${words})\\b)\\s{0,4}${figure}(?:\\s?(${unitWord})|(?![\\w.]))`, 'giu');

const unitNames: Readonly<Record<string, string>> = {
  percent: '%',
  'per cent': '%',
  millisecond: 'ms',
  milliseconds: 'ms',
  microsecond: 'µs',
  microseconds: 'µs',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  m: 'min',
  mins: 'min',
  minute: 'min',
  minutes: 'min',
  hr: 'h',
  hrs: 'h',
  hour: 'h',
  hours: 'h',
  day: 'd',
  days: 'd',
  ki: 'kib',
  mi: 'mib',
  gi: 'gib',
  ti: 'tib',
  qps: 'rps',
  'req/s': 'rps',
  'requests/s': 'rps',
  'requests per second': 'rps',
};
const times = new Set(['ms', 's', 'min', 'h', 'd']);
/** "for 5+ minutes", "over the last 10 min", "sustained for an hour". */
const lasting =
  /\b(?:for|over|during|lasting|within)\s+(?:(?:more than|longer than|over|at least|the|last|past|a period of)\s+){0,3}(?=\d|an?\b|half\b|one\b|two\b|five\b|ten\b|fifteen\b|thirty\b)([^,;.()]{1,40})/i;
const levelAfter = /^\s*[([]\s*(warning|warn|critical|crit|info|page|ticket)\b[^)\]]{0,20}[)\]]/i;
const levelBefore = /(?:^|[\s,;(:])(warning|critical)\s*(?:at|is|=|:|when)?\s*:?\s*$/i;
const outOf = /^[\s`"”']*\(?\s*(?:out\s+of|of)\s+(\d{1,12})\b/i;

/** "1,000" and "10k" are counts; "0,5" is a half. */
function valueOf(digits: string, suffix: string | null): number {
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits) ? digits.replaceAll(',', '') : digits.replace(',', '.');
  return Number(plain) * (suffix === 'k' ? 1_000 : 1);
}

interface Found {
  readonly match: RegExpExecArray;
  readonly unit: string | null;
  readonly end: number;
}

function comparisonsIn(text: string): readonly Found[] {
  return [...text.matchAll(comparison)].flatMap((match) => {
    // "->" and "=>" are arrows.
    if (/[-=]$/.test(text.slice(0, match.index)) && match[1] === '>') return [];
    const raw = match[3]?.toLowerCase() ?? null;
    return [{ match, unit: raw === null || raw === 'k' ? null : (unitNames[raw] ?? raw), end: match.index + match[0].length }];
  });
}

/** Watching for a while is work, and no value: "Monitor it for at least 30 minutes". */
const watches = /^\W{0,6}(?:\d{1,3}[.)]\s+)?(?:monitor|watch|observe|wait|keep)\b/i;

/** "for more than 5 minutes" after another comparison says how long, not how much. */
function isLasting(text: string, { match, unit }: Found, index: number): boolean {
  if (unit === null || !times.has(unit)) return false;
  const isFor = /\b(?:for|lasting)\s*$/i.test(text.slice(0, match.index));
  return index > 0 ? isFor || /^over$/i.test(match[1] ?? '') : isFor && watches.test(text);
}

/**
 * Comparisons that a line of prose states: "P95 response time > 500ms (warning) or > 1000ms (critical)". `subject` is
 * what the line before spoke of, for lines like "If > 1%, look further".
 */
export function thresholdsIn(text: string, line: number, subject: string | null = null): readonly CompiledThreshold[] {
  if (text.length > 2_000 || !/\d|\bno\b|\b(?:one|two|five|ten|half)\b/i.test(text)) return [];
  const found: CompiledThreshold[] = [];
  const all = comparisonsIn(text);
  const kept = all.filter((each, index) => !isLasting(text, each, index));
  let metric = '';
  let from = 0;
  for (const [index, { match, unit, end }] of kept.entries()) {
    const next = kept[index + 1]?.match.index ?? text.length;
    const before = text.slice(from, match.index);
    const level = levelBefore.exec(before);
    const rest = text.slice(end, next);
    const own = metricBefore(level ? before.slice(0, level.index) : before);
    const named = (unit === '%' ? peopleAfter(rest) : null) ?? own ?? metricAfter(rest, unit);
    if (named === '') {
      from = end;
      continue;
    }
    metric = named ?? (metric === '' ? (subject ?? '') : metric);
    const during =
      lasting.exec(rest) ?? (kept.length === 1 || index === kept.length - 1 ? null : lasting.exec(text.slice(kept.at(-1)?.end)));
    const aside = levelAfter.exec(rest);
    const limit = outOf.exec(rest)?.[1];
    if (metric !== '')
      found.push({
        metric,
        operator: operators[(match[1] ?? '').toLowerCase()] ?? '==',
        value: valueOf(match[2] ?? '', match[3]?.toLowerCase() ?? null),
        unit,
        for: during ? durationIn(during[1] ?? '') : null,
        line,
        text,
        level: (aside ?? level)?.[1]?.toLowerCase() ?? null,
        limit: limit === undefined ? null : Number(limit),
      });
    from = end + (aside?.[0].length ?? 0);
  }
  if (found.length > 0) return found;
  return statedValues(text).map((stated) => ({ ...stated, line, text, level: null, limit: null }));
}

/** The same for lines that follow each other: a line without a subject speaks of the line right above. */
export function thresholdsOf(lines: readonly CompiledItem[]): readonly CompiledThreshold[] {
  return lines.flatMap(({ text, line }, index) => {
    const above = lines[index - 1];
    return thresholdsIn(text, line, above?.line === line - 1 ? subjectOf(above.text) : null);
  });
}
