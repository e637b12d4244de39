/** What follows a comparison: a figure, what it is multiplied by, what it counts in. */
export interface Quantity {
  readonly value: number;
  readonly unit: string | null;
  /** A letter that means several things: the name of what is measured decides (`measuredAs`). */
  readonly letter: string | null;
  /** What is counted, where it stands between figure and unit: "errors" of "5 errors per minute". */
  readonly noun: string | null;
  readonly end: number;
}

const figure =
  /\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,6})?|\d{1,3}(?:[ '’\u{A0}\u{2009}\u{202F}]\d{3})+(?!\d)(?:[.,]\d{1,6})?|\d{1,15}(?:[.,]\d{1,6})?/uy;
const end = String.raw`(?![\p{L}\p{N}_])`;
const span = String.raw`(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)${end}`;

const share = /^\s?(?:%|percent\b|per cent\b|pct\b)/i;
/** Points of a share are a difference, and so is a share in a time: neither is a value of what is measured. */
const noShare = new RegExp(
  String.raw`^\s?(?:percentage|%|percent)?[\s-]?(?:points?|pp)\b|^\s?(?:%|percent)(?:ile|\s?(?:\/\s?|per\s+)${span})`,
  'iu',
);
const requests = new RegExp(String.raw`^\s?(?:rps|qps|(?:requests?|reqs?|queries)\s?(?:\/\s?|per\s+)(?:s|secs?|seconds?))${end}`, 'iu');
const sizeRate = new RegExp(String.raw`^\s?([kmgt]i?b)\s?(?:\/\s?|per\s+)s(?:ec|econd)?${end}`, 'iu');
const bitRate = new RegExp(String.raw`^\s?([kmgt])(?:bps|bits?\/s)${end}`, 'iu');
const rate = new RegExp(String.raw`^(?:\s(\p{L}[\p{L}-]{0,20}(?:\s\p{L}[\p{L}-]{0,20})?))?\s?(?:\/\s?|per\s+)${span}`, 'iu');
const size = new RegExp(String.raw`^\s?([kmgtp]i?b|[kmgt]i)${end}`, 'iu');
const sizeWord = /^\s?(kilo|mega|giga|tera)bytes?\b/i;
const word = new RegExp(
  String.raw`^[\s-]?(ms|msecs?|milliseconds?|µs|μs|microseconds?|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?)${end}`,
  'iu',
);
const letters = new RegExp(String.raw`^\s?([smhdw])${end}`, 'u');
const times = new RegExp(String.raw`^\s?[x×]${end}`, 'iu');
const degrees = /^\s?(?:°|degrees?\b)\s?(?:([CF])\b|(celsius|fahrenheit)\b)?/i;
const multiplier = new RegExp(String.raw`^(?:\s?(k|M|mn|bn)|([KGT])|\s(thousand|million|billion))${end}`, 'u');
const factors: Readonly<Record<string, number>> = { mn: 1e6, million: 1e6, bn: 1e9, billion: 1e9, thousand: 1e3 };
/** A range has two ends, a date or a version is no number: none of them says what is compared with. */
const goesOn = /^[\p{L}\p{N}_]|^[.,:]\p{N}|^\.\w|^\s?\/\s?\d|^\s?(?:[-–—]\s?|to\s)\d|^\sor\s\d[\d.,]*(?![\p{L}\d])/u;

function timeName(written: string): string {
  const lower = written.toLowerCase();
  if (/^(?:ms|milli)/.test(lower)) return 'ms';
  if (/^(?:µ|μ|micro)/.test(lower)) return 'µs';
  if (/^(?:mo|y)/.test(lower)) return lower.replace(/s$/, '');
  return lower.startsWith('m') ? 'min' : lower.charAt(0);
}

/** "1,000" and "10 000" are counts; "0,5" is a half. What may be either says nothing: "1.000" is one, or a thousand. */
function numberOf(digits: string): number | null {
  if (/^[1-9]\d{0,2}\.000$/.test(digits)) return null;
  if (/^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return Number(digits.replaceAll(',', ''));
  return Number(digits.replaceAll(/[ '’\u{A0}\u{2009}\u{202F}]/gu, '').replace(',', '.'));
}

interface Tail {
  readonly unit: string | null;
  readonly letter: string | null;
  readonly noun: string | null;
  readonly length: number;
}
const plain: Tail = { unit: null, letter: null, noun: null, length: 0 };

function rateIn(tail: string): Tail | null {
  const asked = requests.exec(tail);
  if (asked) return { ...plain, unit: 'rps', length: asked[0].length };
  const sized = sizeRate.exec(tail);
  if (sized) return { ...plain, unit: `${(sized[1] ?? '').toLowerCase()}/s`, length: sized[0].length };
  const bits = bitRate.exec(tail);
  if (bits) return { ...plain, unit: `${(bits[1] ?? '').toLowerCase()}bps`, length: bits[0].length };
  const match = rate.exec(tail);
  const noun = match?.[1] ?? null;
  if (!match || (noun !== null && (word.test(` ${noun}`) || letters.test(` ${noun}`) || size.test(` ${noun}`)))) return null;
  const isCount = noun === null || /^(?:times?|an?|events?)$/i.test(noun);
  return { ...plain, unit: `/${timeName(match[2] ?? '')}`, noun: isCount ? null : noun, length: match[0].length };
}

function unitIn(tail: string): Tail | null {
  const found = share.exec(tail);
  if (found) return { ...plain, unit: '%', length: found[0].length };
  const measured = rateIn(tail);
  if (measured) return measured;
  const sized = size.exec(tail);
  if (sized) return { ...plain, unit: (sized[1] ?? '').toLowerCase().replace(/i$/, 'ib'), length: sized[0].length };
  const spelled = sizeWord.exec(tail);
  if (spelled) return { ...plain, unit: `${(spelled[1] ?? '').charAt(0).toLowerCase()}b`, length: spelled[0].length };
  const timed = word.exec(tail) ?? letters.exec(tail);
  if (timed) return { ...plain, unit: timeName(timed[1] ?? ''), letter: timed[1] === 'm' ? 'm' : null, length: timed[0].length };
  const warm = degrees.exec(tail);
  if (warm) return { ...plain, unit: `°${(warm[1] ?? warm[2] ?? '').charAt(0).toUpperCase()}`, length: warm[0].length };
  const fold = times.exec(tail);
  return fold ? { ...plain, unit: 'x', length: fold[0].length } : null;
}

/** The quantity that stands at a place of a text; null where it is none, or not surely one. */
export function quantityAt(text: string, start: number): Quantity | null {
  figure.lastIndex = start;
  const digits = figure.exec(text)?.[0];
  const value = digits === undefined ? null : numberOf(digits);
  if (digits === undefined || value === null) return null;
  const from = start + digits.length;
  const tail = text.slice(from, from + 60);
  // "3 500 errors" may be 3,500 errors, or three times the status 500.
  if (/ [1-5]\d\d$/.test(digits) && /^\s(?:http\s)?(?:errors?|responses?|status)\b/i.test(tail)) return null;
  if (noShare.test(tail)) return null;
  const mille = /^\s?‰/.exec(tail);
  if (mille) return { value: Number((value / 10).toPrecision(12)), unit: '%', letter: null, noun: null, end: from + mille[0].length };
  const many = multiplier.exec(tail);
  const counted = many ? many[0].length : 0;
  const unit = many ? rateIn(tail.slice(counted)) : unitIn(tail);
  const length = counted + (unit?.length ?? 0);
  if (goesOn.test(tail.slice(length))) return null;
  const named = many?.[1] ?? many?.[2] ?? many?.[3] ?? '';
  const factor = factors[named];
  return {
    value: factor === undefined ? value : Number((value * factor).toPrecision(12)),
    unit: unit?.unit ?? null,
    letter: factor === undefined && named !== '' ? named : (unit?.letter ?? null),
    noun: unit?.noun ?? null,
    end: from + length,
  };
}

const sizes = /\b(?:memory|mem|heap|ram|rss|swap|disks?|storage|space|bytes)\b/i;
const counts: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6 };

/** Value and unit where the letter behind the figure depends on what is measured; null where it cannot be told. */
export function measuredAs({ value, unit, letter }: Quantity, metric: string): Pick<Quantity, 'value' | 'unit'> | null {
  if (letter === null) return { value, unit };
  // "500m" of a processor are thousandths of a core.
  if (letter === 'm') return /\bcpu|\bcores?\b/i.test(metric) ? null : { value, unit };
  if (unit === null && sizes.test(metric)) return { value, unit: `${letter.toLowerCase()}b` };
  const factor = counts[letter];
  return factor === undefined ? null : { value: Number((value * factor).toPrecision(12)), unit };
}
