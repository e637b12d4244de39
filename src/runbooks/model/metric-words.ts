/** Words that open a sentence about a value and are no part of its name. */
const openers =
  /^(?:\d{1,3}[.)]\s+|[-*•]\s+|(?:if|when|whenever|while|until|unless|where|that|whether|the|an?|any|your|our|this|and|or|but|then|also|only|usually|typically|alert(?:s|ing)?(?:\s+(?:on|for|if|when|that))?|fires?(?:\s+(?:if|when))?|triggers?(?:\s+(?:if|when))?|triggered(?:\s+(?:if|when))?|wait(?:\s+(?:until|for))|check(?:\s+(?:if|that|whether|for))?|verify(?:\s+(?:that|whether))?|ensure(?:\s+that)?|confirm(?:\s+(?:that|whether))?|make sure(?:\s+that)?|monitor(?:\s+(?:that|whether))?|watch(?:\s+for)?|look for|add(?:\s+an?)?\s+(?:alerts?|alerting|monitoring)\s+(?:for|on|when|if)|is|are|was|were|there (?:is|are)|it|prometheus shows|grafana shows|reports|reported)(?=\s|$)\s*)/i;
/** Sentences that order a value and do not describe one. */
const orders =
  /^(?:please\s+)?(?:set|increase|decrease|raise|lower|reduce|scale|limit|configure|implement|use|keep|wait|run|allow|give|take|restart|create|make|try|retain|rotate|delete|purge|prune|archive|provision|request|upgrade|install|spend|invest|stop|pause|avoid|do|don['’]t|never)\b/i;
const software =
  /\bversions?$|^(?:.{0,30}\s)?(?:python|node(?:\.?js)?|java|jdk|golang|go|ruby|php|helm|kubectl|terraform|docker|postgres(?:ql)?|mysql|kubernetes|k8s|openssl|bash)$/i;
/** After these the thing that is measured comes behind the figure: "affecting > 50 % of users". */
const leadsOn =
  /(?:\b(?:affecting|impacting|affects|impacts|hitting|losing|for|of|to|with|by|in|from|than|on|at|has|have|had|shows?|returns?|about|around|approximately|roughly)|^)$/i;

/** Words that stand before a comparison and measure nothing by themselves. */
const empty =
  /^(?:sustained|persists?|lasts?|lasting|continues?|like|longer|expected|target|goal|runnable|usually|typically|frequency|been|should be|normally|ideally|has|have|still|values?|results?|it|this|they|so)$/i;
/** Who reads is not measured: "if you see more than 100 sessions". */
const reader =
  /^(?:you|we|they|i|he|she|one|someone|somebody)(?:\s+(?:see|sees|have|has|had|get|gets|notice|observe|find|may|might|will|can|could|experience|are|is)){0,3}$/i;
/** A value alone is the reading of something, and no name: "32.14ms". */
const reading = /^[~≈]?\d[\d.,]*\s?(?:%|\p{L}{1,4})?$/u;
const trailing =
  /\s+(?:is|are|was|were|stays?|remains?|goes|being|back|which is|that is|value|currently|consistently|for|has been|have been|has|have|do|does|did|(?:should|must|may|will|can|could|would|shall|needs? to)(?:\s+be)?)$/i;
/** What was expected or wanted stands beside the value: "P99 latency: 32.14ms (target: <100ms)". */
const aside =
  /\s{0,3}\(\s{0,3}(?:targets?|goal|expected|ideally|baseline|thresholds?|limit|slo|sla|normal(?:ly)?|usual(?:ly)?|alert)\s{0,3}:?$/i;
const asideLabel = /\(\s{0,3}(?:targets?|goal|expected|thresholds?|limit|slo|sla)\s{0,3}:\s{1,3}(?=\p{L})/iu;
const readingAfter = /\s{0,3}[:=]\s{0,3}[~≈]?\d[^\s(]{0,20}(?:\s\p{L}{1,6})?$/u;
const state = /\s+(?:is|are|was|were)\s+(?:back\s+(?:to|at)\s+)?(?:normal|baseline|healthy|stable|acceptable|ok|fine|good)$/i;

/** "Slow (p99" is cut inside a parenthesis: an identifier there is the metric, "(should be" is none. */
function acrossParenthesis(name: string): string {
  const at = name.lastIndexOf('(');
  if (at < 0 || name.includes(')', at)) return name;
  const inside = name.slice(at + 1).trim();
  const before = name.slice(0, at).trim();
  if (before === '' || /^[\w:.]*_[\w:.]*$/.test(inside)) return inside;
  return /^(?:should|usually|typically|normally|expected|must|around|about|value|currently|now)\b/i.test(inside)
    ? before
    : `${before} ${inside}`;
}

/** The last words before a comparison that may name something. */
function lastClause(words: string): string {
  const bare = words
    .replaceAll(/[“”"`*]/g, '')
    .replace(/[\s(,:–—[]+$/, '')
    .replace(/^(?:[^\p{L}\p{N}({\\]|\[[ xX]?\])+/u, '')
    .trim();
  const beside = aside.test(bare) ? bare.replace(aside, '').replace(readingAfter, '') : bare.replace(asideLabel, '(');
  const cut =
    beside
      .split(
        /[;,.](?=\s)|\b(?:or|and|if|when|whenever|once|unless)\s|:\s|\)\s(?!(?:is|are|was|were|has|have|exceeds?|stays?|remains?)\b)|→|⇒|\s(?:--?|[–—])\s/i,
      )
      .findLast((piece) => /\p{L}/u.test(piece))
      ?.trim() ?? '';
  let name = cut === '' && beside !== '' && !/^(?:or|and)$/i.test(beside) ? beside : cut;
  for (let count = 0; count < 6; count++) {
    const shorter = name.replace(openers, '');
    if (shorter === name) break;
    name = shorter;
  }
  return name;
}

/** What runs out in less than a time is measured by that time; what is done in less than it is not. */
const ending = /\b(?:expir(?:es?|ing)|runs?\s+(?:out|full)|fill(?:s|ing)?(?:\s+up)?|full|exhausted|ends?|due)\s+in$/i;
/**
 * "lag of" more than five, "expires in" less than 14 days: the name stands before the little word.
 * After "a total of" it comes behind the figure.
 */
function withoutPreposition(name: string, isTime: boolean): string {
  const of = /^(.{0,119})\s+of$/i.exec(name)?.[1];
  if (of !== undefined && !/\b(?:case|total|event|average|rate|maximum|minimum|number|count|amount|sum|out|because|instead)$/i.test(of))
    return of;
  return isTime && ending.test(name) ? name.replace(/\s+in$/i, '') : name;
}

/** The name in the words before a comparison; null when they name nothing, '' when the sentence states no value at all. */
export function metricBefore(words: string, isTime = false): string | null {
  const clause = lastClause(words);
  if (orders.test(clause) || software.test(clause)) return '';
  const name = withoutPreposition(acrossParenthesis(clause).replace(state, '').replace(trailing, '').replace(trailing, '').trim(), isTime);
  const isNone =
    leadsOn.test(name) ||
    empty.test(name) ||
    reader.test(name) ||
    reading.test(name) ||
    /\s[<>]=?\s/.test(name) ||
    !/\p{L}/u.test(name) ||
    name.length >= 120 ||
    /^(?:or|and)$/i.test(name);
  return isNone ? null : name;
}

/** Whether the words before a comparison speak of nothing by themselves, so that it is about what was named before. */
export function isWithoutSubject(words: string): boolean {
  const name = acrossParenthesis(lastClause(words)).trim();
  return (
    name === '' || /^(?:or|and)$/i.test(name) || empty.test(name) || reading.test(name) || /^(?:for|at|to|in|is|are|by|with)$/i.test(name)
  );
}

/** "No replica lags", "none of the pods use": what is said of nobody holds the other way round. */
const nobody = /^(?:no|none of(?: the)?|not a single|nobody|zero)\s+(?=\S)/i;
export const isOfNobody = (words: string): boolean => nobody.test(lastClause(words));
export const withoutNobody = (metric: string): string => metric.replace(nobody, '');

/** The name in the words after a figure: "> 50 % of users", "more than 100 connections". Null when there is none. */
export function metricAfter(words: string, unit: string | null): string | null {
  const match =
    /^\s*(?:of\s+)?(?:(?:all|the|our|your|its)\s+){0,2}([\p{L}][\p{L}\p{N}_-]*(?:\s(?!(?:or|and|for|in|on|over|at|by|with|within|during|of|is|are|have|has|had|when|if|then)\b)[\p{L}][\p{L}\p{N}_-]*){0,2})/u.exec(
      words,
    );
  const name = match?.[1];
  if (
    name === undefined ||
    /^(?:or|and|for|of|in|on|over|at|by|with|within|during|is|are|when|if|then|than|to|as|old|ago|max|min|sustained|consistently|normally|usually|average)\b/i.test(
      name,
    )
  )
    return null;
  // A time has no noun behind it that is measured.
  return unit === null || unit === '%' ? name : null;
}

/** "> 50 % users": people right behind a share are what is counted, whatever stands before. */
export const peopleAfter = (words: string): string | null =>
  /^\s(users|customers|clients|tenants|accounts|subscribers)\b/i.exec(words)?.[1] ?? null;

/** What a line speaks of, for the line after it: "error rate" of "Check the error rate". */
export function subjectOf(text: string): string | null {
  let name = text.trim().replace(/[:.]$/, '');
  for (let count = 0; count < 4; count++) name = name.replace(openers, '');
  return name === '' || name.length > 60 || orders.test(name) ? null : name;
}
