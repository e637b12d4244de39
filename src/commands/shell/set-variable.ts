const assignment = /^\s*(?:(?:export|readonly|local|declare|typeset)\s+(?:-\w+\s+)?)?([A-Za-z_]\w*)\+?=/u;
const reading = /^\s*read\s+(?:-\w+\s+(?:"[^"]*"\s+|'[^']*'\s+|\d+\s+)?){0,4}([A-Za-z_]\w*)\s*$/u;

/** How much of a value is looked over. */
const reach = 4_000;

/** Where a value ends that begins at an index: at the first blank or sign of the shell outside of quotes and brackets. */
function valueEnd(text: string, start: number): number {
  let quote = '';
  let depth = 0;
  for (let at = start; at < Math.min(text.length, start + reach); at += 1) {
    const character = text[at] ?? '';
    if (character === '\\') at += 1;
    else if (character === quote) quote = '';
    else if (quote === "'") continue;
    else if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    else if (depth > 0 || (quote !== '' && character !== quote)) continue;
    else if (character === '"' || character === "'" || character === '`') quote = character;
    else if (/[\s;&|]/u.test(character)) return at;
  }
  return text.length;
}

/** The variable that a statement sets for what follows it; null: none, as in `NAME=x program`, which sets it for that program alone. */
export function variableSetBy(statement: string): string | null {
  const read = reading.exec(statement)?.[1];
  if (read !== undefined) return read;
  const found = assignment.exec(statement);
  if (found === null) return null;
  const rest = statement.slice(valueEnd(statement, found[0].length));
  return /^\s*(?:$|[;&|#])/u.test(rest) ? (found[1] ?? null) : null;
}
