/** psql's prompt before a statement: `shop=# …`, `shop=> …`, `shop=*# …` within a transaction, also of consoles that speak its protocol (`pgbouncer=# …`). */
const prompt = /^(\s*[A-Za-z_][\w-]*=[*!?]?[#>]\s+)(?=\S)/u;
/** Before a line that goes on: what stands there cannot be cut out as one text. */
const goesOn = /^\s*[A-Za-z_][\w-]*[-'("$][*!?]?[#>](?:\s|$)/u;

/** True for what was copied out of a session with psql. */
export function isPsqlTranscript(text: string): boolean {
  // Most texts have no such mark anywhere.
  if (!/=[*!?]?[#>]/u.test(text)) return false;
  const lines = text.split('\n');
  return lines.some((line) => prompt.test(line)) && !lines.some((line) => goesOn.test(line));
}

/** Only what was typed: prompts and answers become blanks, so offsets stay. Other text is unchanged. */
export function maskPsqlTranscript(text: string): string {
  if (!isPsqlTranscript(text)) return text;
  return text
    .split('\n')
    .map((line) => {
      const length = prompt.exec(line)?.[0].length ?? line.length;
      return ' '.repeat(length) + line.slice(length);
    })
    .join('\n');
}
