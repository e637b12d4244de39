/** Words that open a sentence about a value and are no part of its name. */
const openers =
  /^(?:\d{1,3}[.)]\s+|[-*•]\s+|(?:if|when|whenever|while|until|unless|where|that|whether|the|an?|any|your|our|this|and|or|but|then|also|only|usually|typically|alert(?:s|ing)?(?:\s+(?:on|for|if|when|that))?|fires?(?:\s+(?:if|when))?|triggers?(?:\s+(?:if|when))?|triggered(?:\s+(?:if|when))?|wait(?:\s+(?:until|for))|check(?:\s+(?:if|that|whether|for))?|verify(?:\s+(?:that|whether))?|ensure(?:\s+that)?|confirm(?:\s+(?:that|whether))?|make sure(?:\s+that)?|monitor(?:\s+(?:that|whether))?|watch(?:\s+for)?|look for|add(?:\s+an?)?\s+(?:alerts?|alerting|monitoring)\s+(?:for|on|when|if)|is|are|was|were|there (?:is|are)|it|prometheus shows|grafana shows)(?=\s|$)\s*)/i;
/** Sentences that order a value and do not describe one. */
const orders =
  /^(?:set|increase|decrease|raise|lower|reduce|scale|limit|configure|implement|use|keep|wait|run|allow|give|take|restart|create|make|try|retain|rotate|delete|purge|prune|archive|provision|request|upgrade|install)\b/i;
const software =
  /\bversions?$|^(?:.{0,30}\s)?(?:python|node(?:\.?js)?|java|jdk|golang|go|ruby|php|helm|kubectl|terraform|docker|postgres(?:ql)?|mysql|kubernetes|k8s|openssl|bash)$/i;
/** After these the thing that is measured comes behind the figure: "affecting > 50 % of users". */
const leadsOn =
  /(?:\b(?:affecting|impacting|affects|impacts|hitting|losing|for|of|to|with|by|in|from|than|on|at|has|have|had|shows?|returns?|about|around|approximately|roughly)|^)$/i;

/** Words that stand before a comparison and measure nothing by themselves. */
const empty =
  /^(?:sustained|persists?|like|longer|expected|runnable|usually|typically|frequency|been|should be|normally|ideally|has|have|still)$/i;

/** "Slow (p99" is cut inside a parenthesis: an identifier there is the metric, "(should be" is none. */
function acrossParenthesis(name: string): string {
  const at = name.lastIndexOf('(');
  if (at < 0 || name.includes(')', at)) return name;
  const inside = name.slice(at + 1).trim();
  const before = name.slice(0, at).trim();
  if (before === '' || /^[\w:.]*_[\w:.]*$/.test(inside)) return inside;
  return /^(?:should|usually|typically|normally|expected|must|around|about)\b/i.test(inside) ? before : `${before} ${inside}`;
}

/** The name in the words before a comparison; null when they name nothing, '' when the sentence states no value at all. */
export function metricBefore(words: string): string | null {
  const bare = words
    .replaceAll(/[“”"`*]/g, '')
    .replace(/[\s(,:–—[]+$/, '')
    .replace(/^(?:[^\p{L}\p{N}({\\]|\[[ xX]?\])+/u, '')
    .trim();
  const cut =
    bare
      .split(/[;,.](?=\s)|\b(?:or|and)\s|:\s|\)\s|→|⇒|\s[-–—]\s/i)
      .at(-1)
      ?.trim() ?? '';
  let name = cut === '' && bare !== '' && !/^(?:or|and)$/i.test(bare) ? bare : cut;
  for (let count = 0; count < 6; count++) {
    const shorter = name.replace(openers, '');
    if (shorter === name) break;
    name = shorter;
  }
  if (orders.test(name) || software.test(name)) return '';
  name = acrossParenthesis(name)
    .replace(
      /\s+(?:is|are|was|were|stays?|remains?|goes|being|which is|that is|value|currently|consistently|for|has been|have been|has|have)$/i,
      '',
    )
    .trim();
  const isNone = leadsOn.test(name) || empty.test(name) || !/\p{L}/u.test(name) || name.length >= 120 || /^(?:or|and)$/i.test(name);
  return isNone ? null : name;
}

/** The name in the words after a figure: "> 50 % of users", "more than 100 connections". Null when there is none. */
export function metricAfter(words: string, unit: string | null): string | null {
  const match =
    /^\s*(?:of\s+)?(?:(?:all|the|our|your|its)\s+){0,2}([\p{L}][\p{L}\p{N}_-]*(?:\s(?!(?:or|and|for|in|on|over|at|by|with|within|during|of|is|are|when|if|then)\b)[\p{L}][\p{L}\p{N}_-]*){0,2})/u.exec(
      words,
    );
  const name = match?.[1];
  if (
    name === undefined ||
    /^(?:or|and|for|in|on|over|at|by|with|within|during|is|are|when|if|then|than|to|as|old|ago|max|min)\b/i.test(name)
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
