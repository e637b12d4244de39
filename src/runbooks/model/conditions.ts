/** Words that open a guard at the start of a text; a version number or an address does not end it. */
const leading =
  /^((?:only\s+(?:if|when)|if|when|in case|for|unless|once|should)\b(?:[^,:.()]|\([^()]{0,150}\)|[.:](?=\S)){2,80})[,:]\s+\S/i;
const wholeGuard = /^((?:only\s+(?:if|when)|if|when|in case|unless|once)\b.{2,80}?)[,:]?$/i;
const aside = /\(((?:only )?(?:if|when|unless)\b[^()]{1,80})\)/i;
const trailing = /\s((?:only )?(?:if|unless)\s+[^,.;:()]{2,120}|only when\s+[^,.;:()]{2,120})[.:]?$/i;

/** Before "if" these ask for an answer: to find out whether it is so is the task itself. "As if" and "even if" guard nothing. */
const asks = [
  /\b(?:verify|see|determine|confirm|find out|figure out|decide|asks?|asking|tell|know|evaluate|assess|investigate|identify|learn|understand|consider|discuss|sure|unsure|wonder|ensure|validate|inspect|establish|clarify|indicates?|shows?|says?|as|even|what)\s*$/i,
  // These are things as well ("schedule a review if …"): here they are what is to be done.
  /(?:^|[,;:–—]|\b(?:to|and|then|please|also))\s*(?:check(?:ing)?|test|review|look|monitor|watch|report|document|record|note|question)(?:\s+(?:again|also|back|first|carefully|manually|with\s+\S{1,30}))?\s*$/i,
  /\b(?:ask|tell)(?:s|ing)?\s(?!for\b)(?:\S{1,30}\s){1,6}$|\blet\s\S{1,30}\sknow\s*$/i,
];
/** "The cluster is healthy if …" says what something means, and asks for nothing. */
const describes = /\b(?:is|are|was|were|means|indicates)\b[^,;:]*$/i;
/** "When to escalate", "When did it begin?": a name and a question, no guard. */
const asksWhen = /^when\s+(?:(?:not\s+)?to|did|do|does|was|were|will|should|is\s+it)\b/i;
/** "For" guards things of a kind; these say for how long, or lead to an example. */
const forNothing =
  /^for\s+(?:the\s+(?:last|next|first|past)|at least|up to|about|an?\s+(?:minute|hour|day|week)|\d|example|instance|reference|details|now|more|further|additional|each$|this$|that$|convenience|clarity)/i;

function trailingGuard(text: string): string | null {
  const match = trailing.exec(text);
  if (!match) return null;
  // Only the sentence that it ends counts.
  const before =
    text
      .slice(Math.max(0, match.index - 300), match.index + 1)
      .split(/[.!?]\s+(?=\S)/)
      .at(-1) ?? '';
  return asks.some((pattern) => pattern.test(before)) || describes.test(before) ? null : (match[1] ?? null);
}

/** "when it grew (e.g." was cut inside a parenthesis: what stands before it is the guard. */
const closed = (guard: string): string =>
  (guard.lastIndexOf('(') > guard.lastIndexOf(')') ? guard.slice(0, guard.lastIndexOf('(')) : guard).replaceAll(/\s+/g, ' ').trim();

/**
 * The guard that a title, comment or instruction states: "(if crash loop)", "… if overloaded", "If cloud provider, …".
 * Null when it states none.
 */
export function conditionIn(text: string): string | null {
  const bare = text.trim();
  if (asksWhen.test(bare)) return null;
  const opened = aside.exec(bare)?.[1] ?? leading.exec(bare)?.[1];
  const condition = opened ?? (bare.endsWith('?') ? null : (trailingGuard(bare) ?? wholeGuard.exec(bare)?.[1]));
  return condition === null || condition === undefined || forNothing.test(condition) ? null : closed(condition);
}

const forbids = /\b(?:do not|don['’]t|never|must not)\b/i;

/** A guard without the word that it begins with. */
export const bareGuard = (guard: string): string => guard.replace(/^(?:only\s+)?(?:if|when|in case(?:\s+of)?)\s+/i, '');

/**
 * The guard that words give to the command below them. "Unless the queue is empty, do not run this" forbids it: it may
 * run only if the queue is empty.
 */
export function guardOver(text: string): string | null {
  const guard = conditionIn(text);
  if (guard === null || !forbids.test(text.replace(guard, ''))) return guard;
  const unless = /^unless\s+(.+)$/is.exec(guard)?.[1];
  return unless === undefined ? `Only if NOT: ${bareGuard(guard)}` : `Only if ${unless}`;
}

const arrow = /^([^→⇒\n]{1,160}?)\s*(?:→|⇒|(?<!-)->|=>)\s*\S/u;
/** A way through menus and a value that changes are no observations: "Go to Alerts → New", "Lower it from 10 → 5". */
const walksOrChanges =
  /^(?:go|open|navigate|click|select|choose|pick|browse|switch|in|from|under|via|menu|reduce|increase|decrease|raise|lower|change|set|update|move|rename|check|poll|run)\b/i;

/** The observation of a pair "observation → what to do". */
export function observationIn(text: string): string | null {
  const bare = text.trim();
  const match = /[→⇒>]/.test(bare) ? arrow.exec(bare) : null;
  const left = match?.[1]?.trim();
  if (match === null || left === undefined || walksOrChanges.test(left)) return null;
  // Several arrows are a path or a course of events; one inside a parenthesis belongs to it.
  const isPath = /→|⇒|(?<!-)->|=>/u.test(bare.slice(match[0].length));
  return isPath || left.lastIndexOf('(') > left.lastIndexOf(')') ? null : left;
}

/** Several guards that hold together; null without any. */
export function joinConditions(...conditions: readonly (string | null)[]): string | null {
  const kept = [...new Set(conditions.filter((condition) => condition !== null && condition !== ''))];
  return kept.length === 0 ? null : kept.join('; ');
}
