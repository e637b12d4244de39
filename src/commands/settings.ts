/** `name = value` with blanks: settings of PostgreSQL, ini files and Terraform; a shell would run `name`. */
const spaced = /^\s*[\w."-]+\s+=\s+\S/u;
/** `key: value`, `key:` and `- item`, as YAML has them. */
const yamlKey = /^\s*(?:-\s+)?["']?[A-Za-z_][\w./-]*["']?:(?:\s+\S|\s*$)/u;
const yamlItem = /^\s*-\s+\S/u;
/** Five time fields, then what cron is to start. */
const cron = /^\s*(?:(?:[\d*]+(?:[-/,][\d*]+)*)\s+){5}\S/u;
/** A comment that is the name of a file of settings: "# redis.conf", "# /etc/app/limits.yaml", "# crontab". */
const fileName =
  /^\s*#+\s*(?:(?:in|edit|file:?|add to|update)\s+)?(?:[\w./~-]*\.(?:conf|cnf|ini|ya?ml|toml|properties|cfg|tfvars|tf|hcl)|[\w./~-]*crontab|\/etc\/cron\.d\/[\w.-]+)\b[^\n]{0,40}$/iu;
const section = /^\s*\[[\w.:" -]+\]\s*$/u;
const hclBlock = /^\s*(?:resource|variable|module|provider|data|output|locals|terraform)(?:\s+"[^"\n]*"){0,2}\s*\{\s*$/u;

const isComment = (line: string): boolean => /^\s*(?:#|\/\/)/u.test(line);

/**
 * True for a text that sets things in a file rather than runs something, whatever its fence says: YAML, `name = value`,
 * Terraform, cron tables, and plain lines under a comment that names a file of settings.
 */
export function looksLikeSettings(text: string, startsProgram: (line: string) => boolean): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const own = lines.filter((line) => !isComment(line));
  if (own.length === 0) return false;
  if (own.every((line) => cron.test(line))) return true;
  if (
    own.some((line) => hclBlock.test(line)) &&
    own.every((line) => hclBlock.test(line) || spaced.test(line) || /^\s*[\w-]*\s*[{}\][,]+\s*$/u.test(line))
  )
    return true;
  if (
    own.every((line) => spaced.test(line) || section.test(line)) &&
    own.some((line) => spaced.test(line)) &&
    !own.some((line) => /^\s*(?:test|expr|\[)\s/u.test(line))
  )
    return true;
  if (own.length > 1 && yamlKey.test(own[0] ?? '') && own.every((line) => yamlKey.test(line) || yamlItem.test(line))) return true;
  // The name stands among the comments before the first line that sets something.
  const head = lines.slice(
    0,
    lines.findIndex((line) => !isComment(line)),
  );
  return head.some((line) => fileName.test(line)) && own.filter(startsProgram).length * 4 <= own.length;
}

/** True for a line of a log: four and more `key=value` pairs, or a time first. */
export function looksLikeLog(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.length > 0 &&
    lines.every(
      (line) =>
        /^\s*(?:[a-z_]+=(?:"(?:[^"\\]|\\.)*"|[^\s"]*)\s+){3}[a-z_]+=/u.test(line) || /^\s*\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/u.test(line),
    )
  );
}

/** Lines of an answer looked at; of a longer one each line is taken for itself. */
const longestAnswer = 400;

/** The last line (exclusive) of a JSON answer that starts at this line; null when none does. */
function jsonEnd(lines: readonly string[], from: number): number | null {
  const opens = /^\s*[{[]\s*$/u.test(lines[from] ?? '') && /^\s*(?:"[^"\n]*"\s*[:,]|[{[\]}]|\d|"[^"\n]*"\s*$)/u.test(lines[from + 1] ?? '');
  if (!opens && !/^\s*\{\s*"[^"\n]*"\s*:.*\}\s*$/u.test(lines[from] ?? '')) return null;
  let depth = 0;
  for (let to = from; to < Math.min(lines.length, from + longestAnswer); to += 1) {
    const bare = (lines[to] ?? '').replaceAll(/"(?:[^"\\]|\\.)*"/gu, '');
    for (const sign of bare) depth += '{['.includes(sign) ? 1 : '}]'.includes(sign) ? -1 : 0;
    if (depth <= 0) return to + 1;
  }
  return null;
}

/** Words in capitals with wide gaps: the head of a table that a command has printed. */
const tableHead = /^\s*[A-Z][A-Z0-9_()%/-]*(?: [A-Z0-9_()%/-]+)*(?:\s{2,}[A-Z][A-Z0-9_()%/-]*(?: [A-Z0-9_()%/-]+)*){1,12}\s*$/u;

/** The last line (exclusive) of printed output that starts at this line; null when none does. */
export function outputEnd(lines: readonly string[], from: number, startsProgram: (line: string) => boolean): number | null {
  const line = lines[from] ?? '';
  if (/^\s*\.{3}\s*$/u.test(line)) return from + 1;
  const json = jsonEnd(lines, from);
  if (json !== null) return json;
  if (!tableHead.test(line)) return null;
  let to = from + 1;
  while (
    to < lines.length &&
    (lines[to] ?? '').trim() !== '' &&
    !/^\s*[#$]/u.test(lines[to] ?? '') &&
    (/\S\s{2,}\S/u.test(lines[to] ?? '') || !startsProgram(lines[to] ?? ''))
  )
    to += 1;
  return to;
}

/** True for one line that sets something in a file where a command would stand: `wal_level = replica`, `port: 9090`. */
export const isSettingLine = (line: string): boolean =>
  (spaced.test(line) && !/^\s*(?:test|expr|\[)\s/u.test(line)) || /^\s*[A-Za-z_][\w./-]*:(?:\s+\S|\s*$)/u.test(line);

/** True for a request to a service or a chat command, written where a command would stand: `POST /tasks/x`, `/incident create`. */
export const isSpokenLine = (line: string): boolean =>
  /^\s*(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s+(?:\/|https?:)\S*|\/[a-z][a-z-]*\s+\S)/u.test(line);

/** True for text that draws: boxes, trees and arrows. */
export const looksDrawn = (text: string): boolean => /[\u2500-\u257F\u25B2\u25BC\u25BA\u25C4]/u.test(text);

/** True for a line that stands for commands to be written: "[specific commands]"; a test has a blank behind its bracket. */
export const isPlaceholderLine = (line: string): boolean => /^\s*\[[A-Za-z][^\][]{2,80}\]\s*$/u.test(line);
