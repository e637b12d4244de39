import { everyIn } from './cadences.ts';
import type { CompiledSeverity } from './document.ts';
import { durationIn, responseIn, timeboxIn } from './durations.ts';
import { listed, nameBefore } from './severity-labels.ts';
import { thresholdsIn } from './thresholds.ts';

/** A level before it has its place among the others. */
export type Draft = Omit<CompiledSeverity, 'rank' | 'priorities'>;

/** What a row, a line or a heading says about one level, before its times are read. */
export interface Stated {
  readonly label: string;
  readonly name: string | null;
  readonly definition: string | null;
  readonly responseText: string | null;
  readonly updateText: string | null;
  readonly examples: readonly string[];
  readonly escalation: readonly string[];
  readonly line: number;
}

/** A cell that is nothing but "1 h" is a time; in a sentence a lone letter may be anything. */
const closed = (text: string): string => text.replace(/^([<≤~]?\s?\d{1,4})\s([smhd])$/, '$1$2');

/** Of "5 min to acknowledge / 15 min response" the part that speaks of the response. */
function responseOf(text: string): string | null {
  const parts = text.split(/\s?[/;,]\s/);
  const spoken =
    parts.length > 1 && parts.every((part) => durationIn(part) !== null) ? parts.filter((part) => /\brespon[sd]/i.test(part)) : [];
  return responseIn(spoken.length === 1 ? (spoken[0] ?? text) : text);
}

export function draft({ updateText, ...stated }: Stated): Draft {
  const { name, definition } = nameBefore(stated.name, stated.definition);
  const texts =
    stated.examples.length > 0 && stated.examples.join('; ') === definition ? stated.examples : [definition ?? '', ...stated.examples];
  return {
    ...stated,
    name,
    definition,
    response: stated.responseText === null ? null : responseOf(closed(stated.responseText)),
    updateEvery: updateText === null ? null : (everyIn(updateText) ?? durationIn(closed(updateText))),
    thresholds: texts.flatMap((text) => thresholdsIn(text, stated.line)),
  };
}

/** An aside that gives a time: "≤ 15 min". */
export const timeIn = (aside: string | null): string | null => (aside !== null && responseIn(aside) !== null ? aside : null);

/** "Respond within 5 minutes", "acknowledged in 10 min", "Response: next sprint"; not when it is over. */
export const isResponse = (text: string): boolean =>
  /^(?:initial\s)?respon(?:d|ds|se)\b|^ack\w*\b|^(?:must|to)\sbe\sacknowledged\b/i.test(text) ||
  /\b(?:respon[sd]\w*|ack\w*|react\w*)\s(?:time\s)?(?:within|in|by)\b/i.test(text);

/** "Update every 30 minutes", "hourly status updates". */
export const isUpdate = (text: string): boolean =>
  /^(?:(?:status|stakeholder|customer|public|internal)\s)?(?:updates?|comms|communicat\w+)\b/i.test(text)
    ? everyIn(text) !== null || durationIn(text) !== null
    : /\bupdates?\b/i.test(text) && everyIn(text) !== null;

const promised =
  /^(?:next\s(?:business|working)\sday|nbd|best\seffort|next\ssprint|same\s(?:business\s|working\s)?day|eod|cob|end\sof\s(?:business\s)?day|immediate(?:ly)?|24\/7)$/i;

/** The clauses of "site down, respond in 5 minutes. Update every hour", told apart. */
export function clausesOf(text: string): { definition: string | null; responseText: string | null; updateText: string | null } {
  const clauses = text
    .slice(0, 600)
    .split(/(?<=[^.]{2})\.(?:\s|$)|;\s/)
    .flatMap((sentence) => listed(sentence));
  const update = clauses.find(isUpdate) ?? null;
  const response =
    clauses.find((clause) => clause !== update && isResponse(clause)) ??
    clauses.find((clause) => timeboxIn(clause) !== null || promised.test(clause)) ??
    null;
  const rest = clauses.filter((clause) => clause !== update && clause !== response && !promised.test(clause));
  const value = response?.replace(/^(?:initial\s)?respon(?:d|ds|se)(?:\stime)?\s?[:–-]\s/i, '') ?? null;
  return {
    definition: rest.length === 0 ? null : update === null && response === null ? text : rest.join(', '),
    responseText: value,
    updateText: update,
  };
}
