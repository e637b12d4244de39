/** A prompt at the start of a line: `$ kubectl …`, `user@host:~$ …`, `[root@host ~]# …`, `sh-5.1# …`, `❯ …`; `# …` alone is a comment. */
const prompt = /^(\s*(?:\[?[\w.-]+@[\w.-]+[^\n$#%]{0,40}[$#%]|(?:ba|da|k|z)?sh-\d[\d.]*[$#]|\$>?|[❯➜])\s+)(?=\S)/u;

/** What opens the session whose prompts follow is often written without one. */
const opener = /^\s*(?:sudo\s+)?(?:kubectl|oc|docker|podman|ssh|psql|mysql|redis-cli|mongosh?)\s/u;

/** A here-document goes on until its word stands alone. */
function opensText(text: string): boolean {
  const word = /(?<!<)<<-?\s*["']?(\w+)/u.exec(text)?.[1];
  return (
    word !== undefined &&
    !text
      .split('\n')
      .slice(1)
      .some((line) => line.trim() === word)
  );
}

const leavesOpen = (text: string): boolean => {
  if (opensText(text)) return true;
  const bare = text.replaceAll(/\\./gu, '');
  return /\\\s*$/u.test(text) || bare.split("'").length % 2 === 0 || bare.replaceAll(/'[^']*'/gu, '').split('"').length % 2 === 0;
};

/**
 * In a transcript (some lines start with a prompt) only the prompted lines and their continuations are
 * commands; the rest is output. Prompts and output become blanks, so offsets stay. Other text is unchanged.
 */
export function maskTranscript(text: string): string {
  const lines = text.split('\n');
  if (!lines.some((line) => prompt.test(line))) return text;
  let open = '';
  const first = lines.findIndex((line) => line.trim() !== '');
  return lines
    .map((line, index) => {
      const match = prompt.exec(line) ?? (index === first && opener.test(line) ? [''] : null);
      const isComment = /^\s*#/u.test(line) && match === null;
      if (isComment) return line;
      if (match === null && open === '') return ' '.repeat(line.length);
      const kept = match === null || open !== '' ? line : ' '.repeat(match[0].length) + line.slice(match[0].length);
      const statement = open === '' ? kept : `${open}\n${kept}`;
      open = leavesOpen(statement) ? statement : '';
      return kept;
    })
    .join('\n');
}
