import { fieldsOfLine, hasMarks, type FoundField } from './find-fields.ts';
import type { FactName } from './field-words.ts';
import { chooseEvery, chooseSeverity, chooseStatus } from './choices.ts';

export interface Fact {
  readonly value: string;
  /** Where it comes from, for the person who checks it. */
  readonly source: string;
}
export type MessageFacts = Readonly<Partial<Record<FactName, Fact>>> & {
  /** How bad, 1 is worst; picks among `[15/30/60]`. */
  readonly rank?: number;
};

export interface FilledField {
  readonly name: string;
  readonly syntax: string;
  readonly value: string | null;
  readonly source: string | null;
  readonly choices: readonly string[];
  readonly example: string | null;
}

/** A value stands in one place of one line: what it holds never becomes another line, mark or mention. */
function inPlace(value: string): string {
  // eslint-disable-next-line no-control-regex
  return value
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replaceAll('{{', '{ {')
    .replaceAll('}}', '} }')
    .trim()
    .slice(0, 1_000);
}

function valueOf(field: FoundField, facts: MessageFacts): { value: string | null; source: string | null } {
  const fact = field.fact === null ? undefined : facts[field.fact];
  if (field.fact === 'every' && field.choices.length > 0) {
    const value = chooseEvery(field.choices, facts.every?.value ?? null, facts.rank ?? null);
    return { value, source: value === null ? null : (facts.every?.source ?? 'the severity') };
  }
  if (!fact || fact.value.trim() === '') return { value: null, source: null };
  if (field.fact === 'status' && field.choices.length > 0) return { value: chooseStatus(field.choices, fact.value), source: fact.source };
  if (field.fact === 'severity') {
    const value = chooseSeverity(field, fact.value);
    return { value, source: value === null ? null : fact.source };
  }
  return { value: inPlace(fact.value), source: fact.source };
}

/**
 * Fills a template from what the incident knows. In `body` every field stands as `{{name}}`; `fields` say with what it
 * is filled and where that comes from. A value that the document only shows as an example is never taken over.
 */
export function fillTemplate(body: string, facts: MessageFacts): { readonly body: string; readonly fields: readonly FilledField[] } {
  const isExample = !hasMarks(body);
  const fields = new Map<string, FilledField>();
  const nameFor = (field: FoundField): string => {
    for (let count = 1; ; count++) {
      const name = count === 1 ? field.name : `${field.name} ${count}`;
      const known = fields.get(name);
      if (!known) {
        fields.set(name, { name, syntax: field.syntax, choices: field.choices, example: field.example, ...valueOf(field, facts) });
        return name;
      }
      if (known.syntax === field.syntax) return name;
    }
  };
  const lines = body.split('\n').map((line) => {
    let out = '';
    let from = 0;
    for (const field of fieldsOfLine(line, isExample)) {
      out += `${line.slice(from, field.start)}{{${nameFor(field)}}}`;
      from = field.end;
    }
    return out + line.slice(from);
  });
  return { body: lines.join('\n'), fields: [...fields.values()] };
}

/** The message as it would be sent; open fields stay marked. */
export function renderFilled(filled: { readonly body: string; readonly fields: readonly FilledField[] }): string {
  return filled.body.replaceAll(
    /\{\{([^{}]+)\}\}/g,
    (mark, name: string) => filled.fields.find((field) => field.name === name)?.value ?? mark,
  );
}

/** Names of fields that still stand open in a text: as a mark, or as the document writes them. */
export function unfilledIn(text: string, fields: readonly FilledField[]): readonly string[] {
  const open = new Set<string>();
  for (const match of text.matchAll(/\{\{([^{}\n]+)\}\}/g)) open.add((match[1] ?? '').trim());
  for (const field of fields) {
    const isMark = /[[\]{}<>]|YYYY|HH:MM|^#|^@|X,X|\bX\b/.test(field.syntax) || (field.example !== null && field.value === null);
    if (isMark && field.value !== field.syntax && text.includes(field.syntax)) open.add(field.name);
  }
  return [...open];
}
