import { labelledLanguage, type DetectedLanguage } from './fence-labels.ts';
import { isWholePromql, parsePromqlTree } from './grammars.ts';
import { maximumLength } from './model/limits.ts';
import { findHoles } from './holes/find-holes.ts';
import { readRequest } from './http/read-request.ts';
import { firstProgram } from './judge/judge-shell.ts';
import { maskHoles } from './holes/hole.ts';
import { programs } from './knowledge/index.ts';
import { isPlaceholderLine, looksDrawn, looksLikeLog, looksLikeSettings } from './settings.ts';
import { legible } from './shell/legible.ts';
import { readShell } from './shell/read-shell.ts';
import { maskTranscript } from './shell/transcript.ts';
import { isPsqlTranscript } from './sql/psql-transcript.ts';
import { splitSql } from './sql/split-sql.ts';
import { weakNames } from './weak-names.ts';

const withoutHashComments = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^\s*#/u.test(line))
    .join('\n')
    .trim();

/** One of these is in every text that is told from shell below. */
const onlyPromqlHas = /[[{(<>=]|\boffset\b/iu;
/**
 * A prompt, an assignment, a path, a section of settings; or a word with another one, a string or an option behind it that is
 * none of PromQL's own. Spares asking the grammar about most shell.
 */
const beginsAsCommand = new RegExp(
  [
    String.raw`^(?:\$\s|[a-z_]\w*=(?!=)|\.{0,2}/|\[|(?:if|while|until)\s)`,
    String.raw`^[\w:.-]+[ \t]+(?:["']|--[a-z]|-[a-z](?:\s|$)|(?!(?:by|without|and|or|unless|offset|atan2|bool|on|ignoring|group_left|group_right)\b)[a-z_])`,
  ].join('|'),
  'iu',
);

/**
 * True for PromQL: Prometheus' grammar reads it, and it has something only PromQL has (a selector with
 * matchers, a range, an aggregation or function call over a metric, or a comparison of metrics).
 */
export function looksLikePromql(text: string): boolean {
  const bare = withoutHashComments(text);
  if (bare === '' || bare.length > 20_000 || beginsAsCommand.test(bare) || !onlyPromqlHas.test(bare)) return false;
  const masked = findHoles(bare, 'promql').reduce(
    (sum, hole) => sum.slice(0, hole.start) + 'x'.repeat(hole.end - hole.start) + sum.slice(hole.end),
    bare,
  );
  if (!isWholePromql(masked)) return false;
  let telling = 0;
  let selectors = 0;
  parsePromqlTree(masked).iterate({
    enter(node) {
      if (/^(?:MatrixSelector|LabelMatchers|AggregateExpr|FunctionCall|SubqueryExpr|OffsetExpr)$/u.test(node.name)) telling += 1;
      if (node.name === 'VectorSelector') selectors += 1;
    },
  });
  return selectors > 0 && (telling > 0 || /^[a-z_:][\w:]*_[\w:]*\s*(?:[<>]=?|[!=]=)\s*[\d.]+$/iu.test(masked));
}

const codeStart =
  /^\s*(?:(?:export\s+)?(?:const|let|var)\s+[\w{[][^=\n]*=|(?:export\s+)?(?:default\s+)?(?:async\s+)?function\b\s*\w*\s*\(|import\s+[\w{*'"]|(?:export\s+)?(?:abstract\s+)?class\s+\w+|await\s+[\w.]+\(|@\w+\(|interface\s+\w+\s*\{|return\s+[\w({]|if\s*\([^)]*\)\s*\{|for\s*\((?:const|let|var)\b|try\s*\{|def\s+\w+\(|from\s+\w+\s+import\b|public\s+(?:class|static)|func\s+\w*\(|package\s+\w+$|#include\b)/u;

/** True for program source (JavaScript, TypeScript, Python, Go, Java) that stands where shell was announced. */
export function looksLikeCode(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|#|\*|\/\*)/u.test(line));
  if (lines.length === 0) return false;
  const starts = lines.filter((line) => codeStart.test(line) && !/^\s*import\s+\S+\s*$/u.test(line)).length;
  const ends = lines.filter((line) => /[;{}]\s*(?:\/\/.*)?$|=>|\)\s*\{$/u.test(line)).length;
  return (
    starts > 0 &&
    (codeStart.test(lines[0] ?? '') || ends * 2 > lines.length) &&
    !lines.some((line) => /^\s*(?:kubectl|docker|curl|psql|sudo|systemctl)\s/u.test(line))
  );
}

const setting = /^\s*[A-Z][A-Z0-9_]*=(?:"[^"$`]*"|'[^']*'|[^\s"'$`;|&()<>]*)\s*(?:#.*)?$/u;
/** Who may connect from where: https://www.postgresql.org/docs/current/auth-pg-hba-conf.html . `host` alone asks for a name. */
const accessRule =
  /^\s*(?:local|host(?:no)?(?:ssl|gssenc)?)\s+\S+\s+\S+\s+(?:\S+\s+){0,2}(?:trust|reject|scram-sha-256|md5|password|gss|sspi|ident|peer|ldap|radius|cert|pam|bsd|oauth)(?:\s.*)?$/u;

/** True for one line that sets something rather than runs something: `NAME=value` (a comment may follow), a rule of pg_hba.conf. */
export function looksLikeConfigLine(text: string): boolean {
  return setting.test(text) || accessRule.test(text);
}

const sqlStart =
  /^\s*(?:select|insert|update|delete|with|create|alter|drop|truncate|vacuum|analyze|reindex|explain|grant|revoke|show|set|begin|commit|rollback|copy|cluster|refresh|kill|call|do|checkpoint|lock|table|values|merge|comment|\\[a-z])\b/iu;

/** A query of CloudWatch Logs Insights: commands behind pipes over fields that begin with @. No grammar of ours reads it, and nobody's shell. */
const logsInsights = /^\s*(?:fields|filter|stats|parse|sort|display|limit|source)\b[^\n]*@(?:timestamp|message|log|logStream)\b/iu;

/** True when PostgreSQL's grammar, or at least its first word, says SQL. */
function looksLikeSql(text: string): boolean {
  const bare = text.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//gu, '').trim();
  if (!sqlStart.test(bare)) return false;
  const parts = splitSql(maskHoles(bare, findHoles(bare, 'sql')));
  return parts.statements.length > 0 && parts.problems.length === 0 && /\s/u.test(bare);
}

/** Lines that are nothing but absolute paths: names of things. */
const isBarePath = /^(?:\s*\/[\w./-]+\s*)+$/u;

const pathOrScript = /^(?:[.~]{0,2}\/|[\w./-]+\.(?:sh|bash|py)$)/u;
const opensBlock = /^(?:if|for|while|until|case|select|function|do|then|else|time|!|\[+)$/u;

/** Whether a statement that begins on this line could start something known; spares asking the grammar about prose and output. */
export function mayStart(line: string): boolean {
  const [, word = ''] = /^\s*(?:\S{1,60}[#$%]\s+|\$\s*)?(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\S*)\s+)*([^\s;|&()<>"']*)/u.exec(line) ?? [];
  if (/^[A-Z][\w-]*[:,.]?$/u.test(word) && !word.includes('=')) return false;
  return (
    (word === '' && /^\s*\(/u.test(line)) ||
    /[=\\$`{}]/u.test(word) ||
    programs.has(word) ||
    pathOrScript.test(word) ||
    opensBlock.test(word) ||
    line.includes(';')
  );
}

/** True when at least one line starts a program that Tocsin knows, or a path to a script. */
export function looksLikeShell(text: string): boolean {
  if (!text.split('\n').some(mayStart)) return false;
  const script = readShell(legible(text, findHoles(text, 'bash')), { nextMark: null });
  const names = script.statements.map(firstProgram).filter((name) => name !== null);
  const isSentence = (name: string): boolean => /^[A-Z]/u.test(name) || name.endsWith(':');
  const known = names.filter(
    (name) =>
      (programs.has(name) && !weakNames.has(name)) ||
      (/^(?:(?:\.{1,2}|~)\/|\/[\w.-]+\/)[\w./-]+$/u.test(name) && (/\/s?bin\/|^[.~]|\.\w+$/u.test(name) || !isBarePath.test(text))) ||
      /\.(?:sh|bash|py)$/u.test(name),
  );
  return known.length > 0 && !names.slice(0, 1).some(isSentence) && script.problems.length === 0;
}

/** True when a line starts a program that Tocsin knows. */
export const startsProgram = (line: string): boolean => programs.has(/^\s*(?:sudo\s+)?([\w./-]+)(?:\s|$)/u.exec(line)?.[1] ?? '');

/** True where a command stands first: what is drawn below it is its answer (`lsblk`, `pstree`). */
export const beginsWithCommand = (text: string): boolean =>
  startsProgram(
    text
      .trimStart()
      .split('\n', 1)[0]
      ?.replace(/^\$\s*/u, '') ?? '',
  );

/** Shell under an SQL label, with SQL's comments: all lines that begin something begin a known program. */
function isShellUnderSql(source: string): boolean {
  const lines = source.split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:--|#)/u.test(line));
  const [first = ''] = lines;
  return lines.length > 0 && startsProgram(first) && !sqlStart.test(first) && looksLikeShell(lines.join('\n'));
}

/**
 * What a source is. The content beats the fence's label where it is unmistakable (PromQL or JavaScript
 * inside a ```bash fence, a command inside a fence without language); otherwise the label stands.
 */
export function detectLanguage(source: string, fenceLanguage: string | null): DetectedLanguage {
  const labelled = labelledLanguage(fenceLanguage);
  if (source.trim() === '' || source.length > maximumLength) return labelled ?? 'text';
  if (labelled !== 'config' && labelled !== 'code' && isPsqlTranscript(source) && maskTranscript(source) === source) return 'sql';
  switch (labelled) {
    case 'bash':
      if (looksLikePromql(source)) return 'promql';
      if (looksLikeCode(source)) return 'code';
      if (looksLikeSql(source)) return 'sql';
      if (looksLikeSettings(source, startsProgram)) return 'config';
      if (looksLikeLog(source) || withoutHashComments(source).split('\n').every(isPlaceholderLine)) return 'text';
      return withoutHashComments(source).split('\n').every(looksLikeConfigLine) ? 'config' : 'bash';
    case 'sql':
      if (logsInsights.test(source)) return 'code';
      if (looksLikePromql(source)) return 'promql';
      return isShellUnderSql(source) ? 'bash' : 'sql';
    case 'promql':
      // A rule's condition with its waiting time is no expression.
      return /\sfor\s+\d+[smhd]\s*$/mu.test(source) ? 'config' : 'promql';
    case 'http':
    case 'config':
    case 'code':
      return labelled;
    case 'text':
    case null:
      if ((looksDrawn(source) && !beginsWithCommand(source)) || looksLikeLog(source)) return 'text';
      if (logsInsights.test(source)) return 'code';
      if (looksLikePromql(source)) return 'promql';
      if (looksLikeSql(source)) return 'sql';
      if (readRequest(source) !== null && /^\s*(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)\s/u.test(source)) return 'http';
      if (looksLikeCode(source)) return 'code';
      return looksLikeShell(source) ? 'bash' : 'text';
    case undefined:
      return 'text';
  }
}
