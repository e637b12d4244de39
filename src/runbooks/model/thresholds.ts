import type { CompiledThreshold } from './document.ts';
import { durationOf } from './durations.ts';

const operators: Readonly<Record<string, CompiledThreshold['operator']>> = {
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
  'falls below': '<',
  'fall below': '<',
  below: '<',
  under: '<',
  'less than': '<',
  'fewer than': '<',
  'at most': '<=',
  'rises above': '>',
  above: '>',
  over: '>',
  'more than': '>',
  'greater than': '>',
  exceeds: '>',
  exceeding: '>',
  'at least': '>=',
  'spikes to': '>=',
  reaches: '>=',
};
const words = Object.keys(operators)
  .filter((word) => /^[a-z]/.test(word))
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const comparison = new RegExp(
  `(>=|<=|==|!=|[><≥≤]|\\b(?:${words})\\b)\\s*(\\d+(?:[.,]\\d+)?)\\s*(%|(?:ms|milliseconds?|s|secs?|seconds?|m|min|mins|minutes?|h|hours?|kb|mb|gb|tb|kib|mib|gib|tib|rps|qps|req/s|x)\\b)?`,
  'giu',
);
const lasting = /\bfor\s+(?:more than |over |at least )?(\d+)\s*\+?\s*(s|secs?|seconds?|m|mins?|minutes?|h|hours?)\b/i;
const levelAside = /^\s*\(\s*(warning|warn|critical|crit|info|page|ticket)\s*\)/i;
const unitNames: Readonly<Record<string, string>> = {
  millisecond: 'ms',
  milliseconds: 'ms',
  sec: 's',
  secs: 's',
  second: 's',
  seconds: 's',
  min: 'min',
  mins: 'min',
  minute: 'min',
  minutes: 'min',
  hour: 'h',
  hours: 'h',
};

/** The words before a comparison that name what is measured. */
function metricBefore(text: string): string {
  const bare = text.replaceAll(/[“”"]/g, '').replace(/[\s(,]+$/, '');
  const cut = bare.split(/[;,.]\s|\b(?:alert|monitoring|prometheus|grafana)\s*:\s|:\s/i).at(-1) ?? bare;
  return cut
    .replaceAll('`', '')
    .replace(/^(?:if|when|check|the|and|or|prometheus shows|is|are|add alert for)\s+/i, '')
    .replace(/\s+(?:is|are)$/i, '')
    .trim();
}

/** Comparisons that a line of prose states: "P95 response time > 500ms (warning) or > 1000ms (critical)". */
export function thresholdsIn(text: string, line: number): readonly CompiledThreshold[] {
  const found: CompiledThreshold[] = [];
  if (text.length > 2_000) return found;
  const during = lasting.exec(text);
  let metric = '';
  let from = 0;
  for (const match of text.matchAll(comparison)) {
    // "->" and "=>" are arrows.
    if (/[-=]$/.test(text.slice(0, match.index)) && match[1] === '>') continue;
    const before = metricBefore(text.slice(from, match.index));
    if (before !== '' && !/^(?:or|and|\(\w+\)\s*(?:or|and))$/i.test(before)) metric = before;
    const end = match.index + match[0].length;
    from = end;
    const unit = match[3]?.toLowerCase() ?? null;
    found.push({
      metric,
      operator: operators[(match[1] ?? '').toLowerCase()] ?? '==',
      value: Number((match[2] ?? '').replace(',', '.')),
      unit: unit === null ? null : (unitNames[unit] ?? unit),
      for: during ? durationOf(during[1] ?? '', during[2] ?? '') : null,
      line,
      text,
      level: levelAside.exec(text.slice(end))?.[1]?.toLowerCase() ?? null,
    });
    const aside = levelAside.exec(text.slice(end));
    if (aside) from = end + aside[0].length;
  }
  return found.filter((threshold) => threshold.metric !== '' && /[a-z]/i.test(threshold.metric) && threshold.metric.length < 120);
}
