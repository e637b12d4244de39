/** psql's prompt before a statement: `shop=# …`, `shop=> …`, `shop=*# …` within a transaction, also of consoles that speak its protocol (`pgbouncer=# …`). */
const prompt = /^(\s*[A-Za-z_][\w-]*=[*!?]?[#>]\s+)(?=\S)/u;
/** Something that may be a prompt, of a line that goes on or of a session set up otherwise: what stands there is not known to be printed. */
const strangePrompt = /^\s*\S{0,60}[\w)\]][-='("$][*!?^]?[#>](?:\s|$)|^\s*\w+=[*!?]?[#>]\S/u;
/** A statement that nobody typed at a prompt, not the word that the server answers (`DELETE 3`, `CREATE TABLE`). */
const statement = /;\s*$|^\s*(?:alter|call|create|delete|do|drop|grant|insert|merge|revoke|truncate|update|with)\s+[a-z_"]\S*\s+\S/iu;
const isEnded = (typed: string): boolean => /^\s*\\|;\s*(?:--.*)?$/u.test(typed);

/**
 * A session with psql, line by line: how long the prompt is where something was typed, and null where something was printed.
 * Null for the whole where it is no session, or what was typed cannot surely be told from what was printed.
 */
function readSession(text: string): readonly (number | null)[] | null {
  const session: (number | null)[] = [];
  let isOpen = false;
  for (const line of text.split('\n')) {
    const length: number | null = prompt.exec(line)?.[0].length ?? null;
    // The statement before has no end, or its end stands where nobody can tell.
    if (isOpen && length !== null) return null;
    if (length === null && (strangePrompt.test(line) || (!isOpen && statement.test(line)))) return null;
    const typed: number | null = length ?? (isOpen ? 0 : null);
    session.push(typed);
    if (typed !== null) isOpen = !isEnded(line.slice(typed));
  }
  return session;
}

/** Whether anything in a text looks like a session with psql. */
const mayBeSession = (text: string): boolean => /=[*!?]?[#>]/u.test(text) && text.split('\n').some((line) => prompt.test(line));

/** True for what was copied out of a session with psql. */
export const isPsqlTranscript = (text: string): boolean => mayBeSession(text) && readSession(text) !== null;

/** Only what was typed: prompts and answers become blanks, so offsets stay. Other text is unchanged. */
export function maskPsqlTranscript(text: string): string {
  const session = mayBeSession(text) ? readSession(text) : null;
  if (session === null) return text;
  return text
    .split('\n')
    .map((line, index) => {
      const length = session[index] ?? line.length;
      return ' '.repeat(length) + line.slice(length);
    })
    .join('\n');
}
