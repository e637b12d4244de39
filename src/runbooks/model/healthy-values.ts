import type { CompiledThreshold } from './document.ts';
import { lastingIn } from './comparisons.ts';
import { metricBefore } from './metric-words.ts';
import { measuredAs, quantityAt } from './quantities.ts';

type Stated = Pick<CompiledThreshold, 'metric' | 'operator' | 'value' | 'unit' | 'for'>;

const status = String.raw`((?:[45]xx|[45]\d\d)(?:s\b)?(?:\s+(?:http\s+)?(?:status(?:\s+codes?)?|errors?|responses?|codes?)\b)?)`;
const withoutStatus = new RegExp(String.raw`\b(?:no|zero|0|without(?:\s+any)?)\s+(?:(?:more|new|further|http|api)\s+){0,2}${status}`, 'i');
const notReturned = new RegExp(
  String.raw`\b(?:not|never|no longer|stop(?:s|ped)?|n['’]t)\s+(?:return|respond|answer)(?:s|ing)?(?:\s+(?:with|any))?\s+${status}`,
  'i',
);
const statusGone = new RegExp(String.raw`${status}\s+(?:(?:have|has|are|is)\s+)?(?:gone|cleared|stopped|ceased|disappeared)\b`, 'i');
/** An endpoint that must refuse somebody. What begins with 5 is never how it should be. */
const refuses = /\b(?:returns?|respond(?:s)?(?: with)?)\s+(?:http\s+)?(4\d\d)\b/i;
const nothingCounted = /^(?:[^\p{L}\p{N}]{0,8})(\p{L}[\p{L}\p{N}_ -]{1,40}?)\s{0,3}[:=]\s{0,3}0\s?(%)?[.\s]{0,3}$/u;
const inTheLast = /\sin\s+the\s+(?:last|past)\s/i;
const between = /\bbetween\s+(?=\d)/i;

/** "between 2 and 5 %": both ends hold at once, which signs of health do; each sign of trouble would stand alone. */
function rangeIn(text: string): readonly Stated[] {
  const match = between.exec(text);
  if (match === null) return [];
  const metric = metricBefore(text.slice(0, match.index));
  const first = quantityAt(text, match.index + match[0].length);
  const joint = first ? /^\s+(?:and|to)\s+(?=\d)/.exec(text.slice(first.end, first.end + 12)) : null;
  const second = first && joint ? quantityAt(text, first.end + joint[0].length) : null;
  if (metric === null || metric === '' || !first || !second) return [];
  const high = measuredAs(second, metric);
  const low = measuredAs({ ...first, unit: first.unit ?? second.unit, letter: first.letter ?? second.letter }, metric);
  if (high === null || low === null || low.unit !== high.unit || low.value >= high.value) return [];
  return [
    { metric, operator: '>=', ...low, for: null },
    { metric, operator: '<=', ...high, for: null },
  ];
}

/** Values among the signs of health that are stated without a comparison: nothing of what was wrong is left. */
export function healthyValues(text: string): readonly Stated[] {
  const gone = withoutStatus.exec(text) ?? notReturned.exec(text) ?? statusGone.exec(text);
  if (gone) {
    const rest = text.slice(gone.index + gone[0].length);
    return [
      { metric: (gone[1] ?? '').trim(), operator: '==', value: 0, unit: null, for: lastingIn(rest.replace(inTheLast, ' for ')) ?? null },
    ];
  }
  const counted = nothingCounted.exec(text);
  const metric = counted ? metricBefore(counted[1] ?? '') : null;
  if (metric !== null && metric !== '') return [{ metric, operator: '==', value: 0, unit: counted?.[2] ?? null, for: null }];
  const range = rangeIn(text);
  if (range.length > 0) return range;
  const refused = refuses.exec(text);
  return refused ? [{ metric: 'http status', operator: '==', value: Number(refused[1]), unit: null, for: null }] : [];
}
