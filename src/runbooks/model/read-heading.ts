import type { Duration } from './document.ts';
import { timeboxIn } from './durations.ts';

export interface HeadingParts {
  readonly title: string;
  readonly number: number | null;
  readonly timebox: Duration | null;
  /** The text in parentheses that gives a time, also when it is no duration ("Variable"). */
  readonly timeText: string | null;
  /** "Runbook", "Issue": the word before the colon that says what the heading is. */
  readonly prefix: string | null;
}

const prefixes = /^(runbook|playbook|issue|problem|scenario|alert(?: name)?|incident|procedure|symptom|error|case)\s*(?:#?\d+)?\s*:\s+/i;
const numbering = /^(?:(?:step|phase|part|level|stage)\s+)?(\d{1,3})(?:\.\d+)*\s*[.):–-]\s+/i;
const timeWords = /^(?:variable|ongoing|as needed|immediate(?:ly)?|next business day|same day)$/i;

/** "After 24 hours" says when it begins, not how long it may take. */
const delays = /^after\s+(?:about\s+|~\s*)?\d/i;
/** "Contain - 15 min"; days behind a dash are mostly how long something is kept. */
const dashed =
  /^(.{2,100}\S)\s+[-–—]\s+((?:within|max\.?|up to|at most|under|<|~)?\s*\d[\d\s–—-]{0,10}\+?\s*(?:m|mins?|minutes?|h|hrs?|hours?))\s*:?$/i;

/** Takes a heading apart: numbering, prefix, time box, what remains is the title. */
export function readHeading(text: string): HeadingParts {
  let title = text.trim();
  const numbered = numbering.exec(title);
  const number = numbered ? Number(numbered[1]) : null;
  if (numbered) title = title.slice(numbered[0].length);
  const prefixed = prefixes.exec(title);
  if (prefixed && title.length > prefixed[0].length) title = title.slice(prefixed[0].length);
  const quoted = /^["“`](.+)["”`]$/.exec(title);
  if (prefixed && quoted) title = quoted[1] ?? title;
  let timebox: Duration | null = null;
  let timeText: string | null = null;
  const aside = /\s*\(([^()]*)\)\s*:?$/.exec(title) ?? /\s+\[([^[\]]*)\]\s*:?$/.exec(title);
  const inside = aside?.[1]?.trim() ?? '';
  timebox = timeboxIn(inside);
  if (aside && (timebox !== null || timeWords.test(inside) || delays.test(inside))) {
    timeText = inside;
    title = title.slice(0, aside.index);
  }
  const [, before, behind = ''] = timeText === null ? (dashed.exec(title) ?? []) : [];
  if (before !== undefined && timeboxIn(behind) !== null) {
    timebox = timeboxIn(behind);
    timeText = behind.trim();
    title = before;
  }
  return { title: title.replace(/:$/, '').trim() || text.trim(), number, timebox, timeText, prefix: prefixed?.[1]?.toLowerCase() ?? null };
}
