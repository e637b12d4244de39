import type { CompiledThreshold } from './document.ts';
import { durationOf, findDuration } from './durations.ts';
import { healthyValues } from './healthy-values.ts';
import type { Tells } from './threshold-meaning.ts';

type Stated = Pick<CompiledThreshold, 'metric' | 'operator' | 'value' | 'unit' | 'for'>;

const none = { unit: null, for: null } as const;
const statusRange = /\b([1-5])xx\b(?!\s*(?:error\s+)?rates?\b)/i;
const statusCode =
  /\b(?:returns?|returning|respond(?:s|ing)?(?: with)?|http|status(?: code)?|error)\s+([45]\d\d)\b|(?<![\w.:/])([45]\d\d)\s+(?:errors?|responses?|status)\b/i;
const growth = /(?<![\w.])(\d{1,6}(?:\.\d)?)\s?x\+?\s+(?:increase|spike|rise|growth|jump|more|higher|surge)\s+(?:in|of)\s+([\w -]{2,40})/i;
/** "No jobs in the last hour", "no traffic for more than 5 minutes". */
const absent =
  /(?:^([\w ]{2,30}):\s+)?\bno\s+(?!(?:longer|more|less|need|action|reason|later)\b)((?:new\s+)?(?:[a-z]|[1-5]xx\b|[45]\d\d\b)[\w -]{0,40}?)\s+(?:in|for|within|during)\s+(?:(?:the\s+)?(?:last|past|previous)|at least|more than|longer than|over|>=?)\s*([\w ]{2,24})/i;
/** The same without a word that says it is measured: only where a line tells how things are. */
const absentFor =
  /^(?:[^\p{L}\p{N}]{0,8})(?:there (?:is|are|was|were)\s+)?no\s+(?!(?:longer|more|less|need|action|reason|later)\b)((?:new\s+)?(?:[a-z]|[1-5]xx\b|[45]\d\d\b)[\w -]{0,40}?)\s+for\s+(?=\d)([\w ]{2,24})/iu;
const notBefore = /\b(?:no|not|never|without|zero|stop(?:s|ped)?|longer)\b[^.;:]{0,30}$|n['’]t\b[^.;:]{0,30}$/i;
const goneAfter = /^(?:\s(?:errors?|responses?))?\s(?:(?:have|has|are|is)\s)?(?:gone|cleared|stopped|ceased|disappeared)\b/i;
const seen = /\s+(?:has|have|is|are|was|were)\s+(?:been\s+)?(?:detected|seen|observed|received|reported|recorded|found)$/i;
const aged = /\b([\w -]{2,40}?)\s*:?\s*(\d{1,6})\s?\+?\s(seconds?|minutes?|mins?|hours?|days?)\s+(?:ago|old)\b/i;
/** A panel or a message that shows a name with its value, in quotes: "idle workers: 0". */
const shown = /["“]([\p{L}][\p{L}\p{N}_ -]{2,50}):\s*(\d{1,12}(?:\.\d{1,4})?)\s*(%)?["”]/u;

const ageUnits: Readonly<Record<string, string>> = { s: 's', m: 'min', h: 'h', d: 'd' };

/** Values that a line states without a comparison: HTTP states, ages, absences, multiples, values on a panel. */
export function statedValues(text: string, tells: Tells = null): readonly Stated[] {
  const display = shown.exec(text);
  if (display) return [{ metric: display[1] ?? '', operator: '==', value: Number(display[2]), unit: display[3] ?? null, for: null }];
  const times = growth.exec(text);
  if (times) return [{ metric: (times[2] ?? '').trim(), operator: '>=', value: Number(times[1]), unit: 'x', for: null }];
  const missing = absent.exec(text);
  const window = missing ? lastOf(missing[3] ?? '') : null;
  if (missing && window !== null)
    return [
      { metric: `${missing[1] ?? ''} ${(missing[2] ?? '').replace(seen, '')}`.trim(), operator: '==', value: 0, unit: null, for: window },
    ];
  const quiet = tells === null ? null : absentFor.exec(text);
  const since = quiet ? lastOf(quiet[2] ?? '') : null;
  if (quiet && since !== null) return [{ metric: (quiet[1] ?? '').replace(seen, ''), operator: '==', value: 0, unit: null, for: since }];
  if (tells === 'health') return healthyValues(text);
  const age = /\b(?:ago|old)\b/i.test(text) ? aged.exec(text) : null;
  if (age)
    return [
      {
        metric: `${(age[1] ?? '').trim()} age`,
        operator: '>=',
        value: Number(age[2]),
        unit: ageUnits[(age[3] ?? '').charAt(0).toLowerCase()] ?? null,
        for: null,
      },
    ];
  const range = statusRange.exec(text);
  const code = range ? null : statusCode.exec(text);
  const found = range ?? code;
  if (!found) return [];
  // "No 5xx" and "5xx errors have stopped" are no signs of trouble.
  const isGone =
    notBefore.test(text.slice(Math.max(0, found.index - 60), found.index)) || goneAfter.test(text.slice(found.index + found[0].length));
  if (isGone) return [];
  if (range) return [{ metric: 'http status', operator: '>=', value: Number(range[1]) * 100, ...none }];
  return [{ metric: 'http status', operator: '==', value: Number(code?.[1] ?? code?.[2]), ...none }];
}

/** "hour" and "15 minutes" of "in the last …". */
function lastOf(words: string): string | null {
  const lone = /^(minute|hour|day|week)\b/i.exec(words)?.[1];
  if (lone !== undefined) return durationOf('1', lone);
  return findDuration(words)?.iso ?? null;
}
