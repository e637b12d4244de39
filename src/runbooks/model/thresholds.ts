import { isTime, lastingIn, valuesCompared } from './comparisons.ts';
import { oppositeOf } from './comparison-words.ts';
import type { CompiledItem, CompiledThreshold, SectionKind } from './document.ts';
import { isOfNobody, isWithoutSubject, metricAfter, metricBefore, peopleAfter, subjectOf, withoutNobody } from './metric-words.ts';
import { measuredAs } from './quantities.ts';
import { statedValues } from './stated-values.ts';
import { levelAfter, levelBefore, levelOfLine } from './threshold-levels.ts';
import { isMeantOtherwise, tellsOf, type Tells } from './threshold-meaning.ts';

/** What a line stands in. */
interface Around {
  /** What the line before spoke of, for lines like "If > 1%, look further". */
  readonly subject: () => string | null;
  readonly tells: Tells;
}

const outOf = /^[\s`"”']*\(?\s*(?:out\s+of|of)\s+(\d{1,12})\b/i;
/** "1 in 100": a share. A year or a time behind "in" is none. */
const oneIn =
  /^\s(?:in|out of every)\s(?!(?:19|20)\d\d\b)(\d{1,9})(?!\d|[.,:]\d|\s?(?:%|percent|[smhd]\b|secs?\b|seconds?\b|min|hours?\b|hrs?\b|days?\b|weeks?\b))/i;

const mayState = /\d|\bno\b|\b(?:one|two|five|ten|half)\b/i;

interface LineRead {
  readonly found: readonly CompiledThreshold[];
  readonly compares: boolean;
}

function readLine(text: string, line: number, { subject, tells }: Around): LineRead {
  if (text.length > 2_000 || !mayState.test(text)) return { found: [], compares: false };
  const found: CompiledThreshold[] = [];
  const all = valuesCompared(text);
  const ofLine = all.length > 0 ? levelOfLine(text) : null;
  let metric = '';
  let isNone = false;
  let from = 0;
  for (const [index, { operator, quantity, start, end }] of all.entries()) {
    const before = text.slice(from, start);
    const level = levelBefore(before);
    const words = level ? before.slice(0, before.length - level.length) : before;
    const rest = text.slice(end, all[index + 1]?.start ?? text.length);
    const limit = outOf.exec(rest);
    const behind = limit ? rest.slice(limit[0].length) : rest;
    const own = metricBefore(words, isTime(quantity));
    const named = (quantity.unit === '%' ? peopleAfter(rest) : null) ?? own ?? quantity.noun ?? metricAfter(behind, quantity.unit);
    from = end;
    if (named === '') continue;
    if (named !== null) metric = named;
    else if (!isWithoutSubject(words)) metric = '';
    else if (metric === '') metric = subject() ?? '';
    // "not above 80 or below 10": whether the second is denied too is not said.
    else if (all[index - 1]?.isDenied === true) continue;
    if (!isWithoutSubject(words)) isNone = isOfNobody(words);
    const measured = measuredAs(quantity, metric);
    const sample = limit === null && quantity.unit === null ? Number(oneIn.exec(rest)?.[1] ?? 0) : 0;
    const aside = levelAfter(rest);
    from += aside?.length ?? 0;
    if (metric === '' || measured === null || isMeantOtherwise(words, level?.name ?? aside?.name ?? ofLine, tells)) continue;
    const during = lastingIn(rest) ?? (index === all.length - 1 ? undefined : lastingIn(text.slice(all.at(-1)?.end)));
    found.push({
      metric: withoutNobody(metric),
      operator: isNone ? oppositeOf(operator) : operator,
      ...(sample > measured.value ? { value: Number(((measured.value / sample) * 100).toPrecision(12)), unit: '%' } : measured),
      for: during ?? null,
      line,
      text,
      level: aside?.name ?? level?.name ?? ofLine,
      limit: limit === null ? null : Number(limit[1]),
    });
  }
  const compares = all.length > 0;
  if (found.length > 0) return { found, compares };
  return { found: statedValues(text, tells).map((stated) => ({ ...stated, line, text, level: null, limit: null })), compares };
}

/** Comparisons that a line of prose states: "P95 response time > 500ms (warning) or > 1000ms (critical)". */
export const thresholdsIn = (text: string, line: number): readonly CompiledThreshold[] =>
  readLine(text, line, { subject: () => null, tells: null }).found;

/**
 * The same for lines that follow each other: a line without a subject speaks of the line right above. What compares
 * something itself hands down what it compares, and not all of its words.
 */
export function thresholdsOf(lines: readonly CompiledItem[], kind: SectionKind | null = null): readonly CompiledThreshold[] {
  const tells = tellsOf(kind);
  let subject = (): string | null => null;
  let above = -1;
  return lines.flatMap(({ text, line }) => {
    const inherited = line === above + 1 ? subject : () => null;
    const { found, compares } = readLine(text, line, { subject: inherited, tells });
    const named = found.at(-1)?.metric;
    above = line;
    subject = named !== undefined ? () => named : compares ? inherited : () => subjectOf(text);
    return found;
  });
}

/** A line that is read twice, as prose and as a step, states each value once; two names in one line are two values. */
export function onceEach(thresholds: readonly CompiledThreshold[]): readonly CompiledThreshold[] {
  const places = new Map<string, CompiledThreshold[]>();
  for (const each of thresholds) {
    const key = `${each.line} ${each.operator} ${each.value}`;
    const same = places.get(key);
    if (same?.[0]?.text === each.text && same.every(({ metric }) => metric !== each.metric)) same.push(each);
    else places.set(key, [each]);
  }
  return [...places.values()].flat();
}
