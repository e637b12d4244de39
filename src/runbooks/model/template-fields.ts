import type { TemplateField } from './document.ts';

/** Words that stand for a value in forms. */
const bareWords =
  /#[a-z]{1,40}-YYYYMMDD\b|\bYYYY-MM-DD\b|\bYYYYMMDD\b|\bHH:MM(?::SS)?\b|\bSEVX\b|\$?X(?:,X{3})+|(?<![\w.#[/'-]|OS )[XYZ](?![\w.'/\]-])|@(?:name|person|owner|user|engineer)\b|\bX{2,3}\s?%|(?<![\w#])#N\b|(?<=[A-Za-z0-9:,(] ?)_{3,}|\+\d{1,3}-X{3}[\w-]*|(?<=: )(?:Name|DATE|Number of [a-z ]{1,40}|Brief description)[ \t]*$|(?<=: )DATE\b/gm;
const ranged = /\b([A-Z]{1,4}[- ]?)?\[(\d)\s?[-–]\s?(\d)\]/g;
const bracketed = /\[([^\]\n]{1,80})\](?!\()/g;
const braced = /(?<![$%{])\{\{?\s{0,4}([A-Za-z_][^{}\n]{0,80}?)\s{0,4}\}?\}/g;
const angled = /<([A-Za-z][\w .-]{0,60})>/g;
const dollars = /\$\{?([A-Z][A-Z0-9_]{2,})\}?/g;
const keyed = /^[ \t]*(?:[-*][ \t]+)?(?:\*\*)?([A-Z][\w #-]{1,30}?)(?:\*\*)?:(?:\*\*)?[ \t]+(\S.*)$/gm;
const command = /^\s*(?:\$ )?(?:curl|wget|https?|xh|kubectl|aws|gcloud|az|gh)\s+["'\w-]/;

const tidy = (name: string): string => name.replace(/^#/, '').replaceAll('_', ' ').trim();
/** "P1/P2/P3" is a choice; "N/A" and dates are none. */
const choicesIn = (inside: string): readonly string[] =>
  /^[^/|\s][^/|]*(?:[/|][^/|]+)+$/.test(inside) && !/^n\/a$/i.test(inside) ? inside.split(/[/|]/).map((part) => part.trim()) : [];

/** A value that is nothing but a choice: "Looking | Mending | Over", "SEV1/SEV2/SEV3". Slashes between other words may be a name. */
const bareChoice = /^[A-Z][\w -]{0,40}(?:\s\|\s[A-Z][\w -]{0,40}){1,9}$|^(?:sev|p|s)[\s-]?\d(?:\s?\/\s?(?:sev|p|s)?[\s-]?\d){1,9}$/i;
/** "What we know: ..." is open, whatever fills it. */
const nothingYet = /^(?:\.{2,}|…|_{2,}|[-–—]{1,5}|\?{1,5}|tbd|todo)$/i;

/** The text with its commands blanked, lines and lengths kept: what a request sends along is no field of the message. */
function withoutCommands(source: string): string {
  let isCommand = false;
  return source
    .split('\n')
    .map((line) => {
      isCommand = line.trim() !== '' && (isCommand || command.test(line));
      return isCommand ? ' '.repeat(line.length) : line;
    })
    .join('\n');
}

interface Hole {
  readonly name: string;
  readonly syntax: string;
  readonly choices: readonly string[];
  readonly at: number;
}

function holesIn(text: string): readonly Hole[] {
  const holes: Hole[] = [];
  const taken = new Set<number>();
  for (const match of text.matchAll(ranged)) {
    const [syntax, prefix = '', from = '0', to = '0'] = match;
    const choices = Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, index) => `${prefix}${Number(from) + index}`);
    holes.push({ name: syntax.replaceAll(/[[\]]/g, ''), syntax, choices, at: match.index });
    taken.add(match.index + syntax.indexOf('['));
  }
  for (const match of text.matchAll(bracketed)) {
    const inside = match[1] ?? '';
    if (!/^[ xX]$/.test(inside) && !taken.has(match.index))
      holes.push({ name: tidy(inside), syntax: match[0], choices: choicesIn(inside), at: match.index });
  }
  for (const match of text.matchAll(braced))
    holes.push({ name: tidy(match[1] ?? ''), syntax: match[0], choices: choicesIn(match[1] ?? ''), at: match.index });
  for (const pattern of [angled, dollars])
    for (const match of text.matchAll(pattern)) holes.push({ name: tidy(match[1] ?? ''), syntax: match[0], choices: [], at: match.index });
  // Letters inside a marked field ("[Service X]") are part of its name.
  const covers = (at: number): boolean => holes.some((hole) => hole.at <= at && at < hole.at + hole.syntax.length);
  const bare = [...text.matchAll(bareWords)].filter(({ index }) => !covers(index));
  for (const match of text.matchAll(keyed)) {
    const value = (match[2] ?? '').trim();
    const at = match.index + match[0].lastIndexOf(match[2] ?? '');
    if (value.length < 200 && bareChoice.test(value) && !covers(at))
      holes.push({ name: match[1] ?? '', syntax: value, choices: value.split(/[/|]/).map((part) => part.trim()), at });
  }
  return [...holes, ...bare.map((match) => ({ name: match[0].trim(), syntax: match[0].trim(), choices: [], at: match.index }))];
}

/** True for a text that leaves something to be filled in. */
export const hasHoles = (source: string): boolean => holesIn(withoutCommands(source)).length > 0;

/** The holes of a message form, in their order; a form filled with an example gives its `Key: value` lines. */
export function templateFields(source: string, firstLine: number): readonly TemplateField[] {
  const text = withoutCommands(source);
  const marked = holesIn(text);
  const holes =
    marked.length > 0
      ? marked
      : [...text.matchAll(keyed)].map((match): Hole => ({
          name: match[1] ?? '',
          syntax: (match[2] ?? '').trim(),
          choices: [],
          at: match.index,
        }));
  const found = new Map<string, TemplateField & { lines: number[] }>();
  let line = firstLine;
  let from = 0;
  for (const { name, syntax, choices, at } of holes.toSorted((a, b) => a.at - b.at)) {
    for (let index = text.indexOf('\n', from); index >= 0 && index < at; index = text.indexOf('\n', from)) {
      line++;
      from = index + 1;
    }
    const known = found.get(syntax);
    if (known && known.lines.at(-1) !== line) known.lines.push(line);
    if (!known) found.set(syntax, { name, syntax, choices, lines: [line] });
  }
  return [...found.values()];
}

/** Lines of a form that are filled in already: `Status: Investigating`. A form without holes is an example: nothing of it is fixed. */
export function fixedValues(source: string): readonly { name: string; value: string }[] {
  const text = withoutCommands(source);
  const holes = holesIn(text);
  if (holes.length === 0) return [];
  return [...text.matchAll(keyed)].flatMap((match) => {
    const isOpen = holes.some(({ at }) => at >= match.index && at < match.index + match[0].length);
    return isOpen || nothingYet.test((match[2] ?? '').trim()) ? [] : [{ name: match[1] ?? '', value: (match[2] ?? '').trim() }];
  });
}

/** Headings and the columns of the first table inside a form that is a document of its own. */
export function formParts(source: string): { sections: readonly string[]; columns: readonly string[] } {
  const lines = source.split('\n');
  const sections = lines.flatMap((line) => /^##+\s+(\S.*)$/.exec(line)?.[1]?.trim() ?? []);
  const ruler = lines.findIndex((line) => /^\|?(?:\s*:?-{3,}:?\s*\|)+/.test(line.trim()));
  const header = ruler > 0 ? (lines[ruler - 1] ?? '') : '';
  const columns = header.includes('|')
    ? header
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
    : [];
  return { sections, columns };
}
