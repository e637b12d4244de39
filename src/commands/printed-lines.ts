// What a program printed, or somebody wrote, where a command would stand: an answer pasted under the command, a log, a sentence.
// Each pattern is one that no shell reads as the start of a command that somebody meant.

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';

const printed: readonly RegExp[] = [
  // ls -l, and its first line
  /^[-dlbcps](?:[-r][-w][-xsStT]){3}[.+@]?\s/u,
  /^total \d[\d.]*[KMGT]?$/u,
  // klog, syslog, and whatever else begins with a time
  /^[IWEF]\d{4} +\d\d:\d\d/u,
  new RegExp(`^(?:${months}) +\\d{1,2} +\\d\\d:\\d\\d`, 'u'),
  /^\[?\d{4}[-/]\d\d[-/]\d\d[T ]?/u,
  // A number first: an item, an address, a row, a count; 2>file is shell
  /^\(?\d[\d.:]*[).]?(?:\s|$)/u,
  /^\([A-Za-z\d][\w .,'-]*\)>?$/u,
  // curl -v
  /^\*(?:\s|$)/u,
  /^[<>] (?:[A-Z][\w-]*: |HTTP\/|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) )/u,
  /^HTTP\/\d/u,
  // `name : value`, as a macOS shell and PowerShell show things; a shell's `:` has nothing before it
  /^[a-z][\w[\].-]*(?: [\w[\].-]+)? : \S/u,
  // Bullets, rulers and comments of another language
  /^(?:[-=•]|\/\/|\.{3}\p{L}\S*)(?:\s|$)/u,
  // gpg --list-keys
  /^(?:pub|sub|sec|ssb|uid)[>#]?\s+(?:\d{4}\w?\/|(?:rsa|dsa|ed|cv|nistp)\d|\[)/u,
  // JSON and YAML whose beginning stands elsewhere
  /^(?:[}\]],|"[^"\n]*":)(?:\s|$)/u,
  // A client's prompt and words without a path; `> file` empties a file
  /^> [A-Za-z]+(?: [\w-]+)+$/u,
  // The line under the head of a table
  /^[-+]{6,}$/u,
];

/** "Please specify how long", "RSA keys may be", "Is this correct?"; a program in capitals has arguments of other kinds. */
const sentence =
  /^(?:[A-Z][a-z]+(?:['’][a-z]+)?[,.:;?!]?|[A-Z]{2,}(?= (?:\(|[a-z]+ [a-z]+)))(?: [\p{L}\d('"’]|[,.:;?!]?$)(?![^\n]*[=|&;$`\\])/u;

/** A row of a table: cells between bars. In a pipeline ("x | sort | head") programs stand between them; a column may be called like one. */
const isRow = (line: string, startsProgram: (line: string) => boolean): boolean => {
  const cells = line.split(/\s\|(?:\s|$)/u);
  const named = cells.filter((cell) => startsProgram(cell)).length;
  return cells.length > 2 && !/["'$<>;&]/u.test(line) && named * 5 <= cells.length;
};

/** True for a line that was printed or said, where no known program begins. */
export function isPrintedLine(line: string, startsProgram: (line: string) => boolean): boolean {
  const text = line.trim();
  // A remark in parentheses; what a subshell runs begins a program.
  if (startsProgram(text.replace(/^\(\s*/u, ''))) return false;
  return printed.some((pattern) => pattern.test(text)) || sentence.test(text) || isRow(text, startsProgram);
}
