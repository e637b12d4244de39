import { factFor, factOfLabel, isGeneric, plainWords, type FactName } from './field-words.ts';

/** A place in a template that is to be filled. `start` and `end` are offsets in its line. */
export interface FoundField {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly syntax: string;
  readonly fact: FactName | null;
  readonly choices: readonly string[];
  /** A value that the document shows as an example; never used. */
  readonly example: string | null;
}

const labelled = /^(\s*(?:[-*]\s+)?)(?:\*\*)?([\p{L}][\p{L}\p{N} _/'’().-]{0,60}?)(?:\*\*)?:(?:\*\*)?[ \t]+(\S.*)$/u;
const statusWord = /^(?:investigating|identified|mitigating|mitigated|monitoring|resolved|acknowledged|open|closed)$/i;
const severityWord = /^(?:p|sev|s|severity)[ -]?\d$/i;
// The severity with its prefix outside the brackets: SEV {LEVEL}, P[1-4], SEVX.
const prefixedSeverity = /\b(?:SEV|P|Severity)[ -]?(?:\[[^[\]\n]{1,40}\]|\{[^{}\n]{1,40}\}|X\b)/g;
// [x](address) is a link, [ ] a box to tick.
const bracketed = /\[([^[\]\n]{1,80})\](?!\()|\{([^{}\n]{1,80})\}|<([A-Za-z][^<>\n]{0,80})>/g;
const bare: readonly (readonly [RegExp, FactName | null, string])[] = [
  [/#[a-z-]*YYYYMMDD\b/g, 'warRoom', 'War room'],
  [/\bYYYY-MM-DD\b/g, 'date', 'Date'],
  [/\bHH:MM\b(?: UTC)?/g, 'now', 'Time'],
  [/\$X(?:,?X+)*\b/g, null, 'Amount'],
  [/\bX,X+\b/g, null, 'Number'],
  [/\bX (?:hours?|minutes?)\b/g, 'duration', 'Duration'],
  [/(?<![\w.])@(?:name|handle|person|engineer|oncall-engineer|username)\b/g, null, 'Name'],
];

/** `{INCIDENT_COMMANDER}` is "Incident commander" on the screen. Braces never stand in a name: they are the mark. */
function shownName(raw: string): string {
  const plain = raw
    .replaceAll(/[{}[\]]/g, '')
    .replaceAll('_', ' ')
    .trim();
  if (plain === '') return 'Field';
  return /\p{Ll}/u.test(plain) || plain.length <= 3 ? plain : plain.charAt(0) + plain.slice(1).toLowerCase();
}

function choicesIn(text: string): readonly string[] {
  const parts = text.split('/').map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => part !== '' && part.length <= 30 && !/^(?:or|and)$/i.test(part)) ? parts : [];
}

function bracketField(inner: string, label: string | null, line: string): Pick<FoundField, 'name' | 'fact' | 'choices' | 'example'> | null {
  const text = inner.trim();
  if (text === '' || /^[xX✓]$/.test(text)) return null;
  const choices = choicesIn(text);
  if (choices.length > 0) {
    if (choices.every((choice) => statusWord.test(choice))) return { name: 'Status', fact: 'status', choices, example: null };
    if (choices.every((choice) => severityWord.test(choice))) return { name: 'Severity', fact: 'severity', choices, example: null };
    if (choices.every((choice) => /^\d+$/.test(choice)))
      return { name: 'Minutes', fact: /update|word|message/i.test(line) ? 'every' : null, choices, example: null };
    return { name: label ?? shownName(text), fact: label === null ? null : factOfLabel(label), choices, example: null };
  }
  if (severityWord.test(text)) return { name: 'Severity', fact: 'severity', choices: [], example: text };
  const name = /^#?N$/.test(text) ? 'Update number' : isGeneric(text) && label !== null ? shownName(label) : shownName(text);
  return { name, fact: factFor({ name: text, label }), choices: [], example: null };
}

/** Placeholders that stand as such in a line, whatever they look like. */
function marksIn(line: string): readonly FoundField[] {
  const label = labelled.exec(line)?.[2]?.trim() ?? null;
  const found: FoundField[] = [];
  const add = (start: number, syntax: string, field: Pick<FoundField, 'name' | 'fact' | 'choices' | 'example'>) => {
    if (!found.some((other) => start < other.end && start + syntax.length > other.start))
      found.push({ start, end: start + syntax.length, syntax, ...field });
  };
  for (const match of line.matchAll(prefixedSeverity))
    add(match.index, match[0], { name: 'Severity', fact: 'severity', choices: [], example: null });
  for (const match of line.matchAll(bracketed)) {
    const field = bracketField(match[1] ?? match[2] ?? match[3] ?? '', label, line);
    if (field) add(match.index, match[0], field);
  }
  for (const [pattern, fact, name] of bare) {
    for (const match of line.matchAll(pattern)) {
      const byLabel = label === null ? null : factOfLabel(label);
      const isNamed = label !== null && (fact === null || fact === 'now' || fact === 'duration');
      add(match.index, match[0], {
        name: isNamed ? shownName(label) : name,
        fact: fact === 'warRoom' || fact === 'date' ? fact : (byLabel ?? (label === null ? fact : null)),
        choices: [],
        example: null,
      });
    }
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/**
 * Whether a template marks in brackets what is to be filled. One that does not (`@oncall-engineer`, `HH:MM`, a number)
 * shows examples instead.
 */
export function hasMarks(body: string): boolean {
  return body.split('\n').some((line) => marksIn(line).some((field) => field.example === null && /[[{<]/.test(field.syntax)));
}

/**
 * The fields of one line. Where a line holds no mark, its label may still ask for something the incident knows
 * ("Status: Investigating"); in a template of examples every labelled value is an example, to be filled anew.
 */
export function fieldsOfLine(line: string, isExample: boolean): readonly FoundField[] {
  const marks = marksIn(line);
  if (marks.length > 0) return marks;
  const match = labelled.exec(line);
  const [, , label = '', value = ''] = match ?? [];
  if (!match || /^(?:subject|https?|note)$/i.test(label.trim())) return [];
  const fact = factOfLabel(label);
  const trimmed = value.trimEnd();
  if (!isExample && !(fact === 'status' && statusWord.test(trimmed))) return [];
  if (plainWords(trimmed) === '') return [];
  const start = line.lastIndexOf(value);
  return [{ start, end: start + trimmed.length, name: shownName(label.trim()), syntax: trimmed, fact, choices: [], example: trimmed }];
}
