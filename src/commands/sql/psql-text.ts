import { also, changes, combine, destroys, placed, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { isSnapshotPlace } from '../judge/redirects.ts';
import { judgeSql } from './judge-sql.ts';
import { splitSql } from './split-sql.ts';

/** psql's own commands that only show something or change how psql shows it. */
const showing =
  /^(?:d[A-Za-z]*[+S]*x?|l[+x]*|list\+?|z[S]?|conninfo|encoding|timing|x|pset|q|quit|sf\+?|sv\+?|h|help|\?|echo|qecho|warn|a|t|f|H|C|T|errverbose|p|r|reset|set|unset|getenv|if|elif|else|endif|gx?|gset|gdesc|crosstabview|bind|lo_list\+?|c|connect|restrict|unrestrict|copyright|prompt)$/u;

const acting: Readonly<Record<string, string>> = {
  '!': 'runs a program of the shell',
  i: 'runs a SQL file that is not shown',
  ir: 'runs a SQL file that is not shown',
  include: 'runs a SQL file that is not shown',
  include_relative: 'runs a SQL file that is not shown',
  gexec: 'runs the rows of the query before it as SQL',
  e: 'opens an editor',
  edit: 'opens an editor',
  ef: 'opens an editor',
  ev: 'opens an editor',
  w: 'writes a file',
  write: 'writes a file',
  s: 'writes a file',
  password: 'changes a password',
  setenv: 'changes the environment of later programs',
  lo_import: 'creates a large object',
  lo_export: 'writes a file',
};

/** Where rows go: a file on the side keeps a copy, a program or another file is a change. */
function output(target: string): Judgement {
  const path = target.trim().replaceAll(/^'|'$/gu, '');
  if (path === '') return reads();
  if (path.startsWith('|')) return changes('gives the result to a program');
  return isSnapshotPlace(path) ? reads(`keeps a copy in ${path}`, { preserves: true }) : changes('overwrites a file with the result');
}

/** `\copy (SELECT …) TO 'file'`: COPY, with the file on this side. */
function copy(rest: string): Judgement {
  const target = /\bto\s+(program\s+)?('(?:[^']|'')*'|\S+)/iu.exec(
    rest.replace(/^\s*\((?:[^']|'[^']*')*\)/u, (query) => ' '.repeat(query.length)),
  );
  if (target === null) return /\bfrom\b/iu.test(rest) ? changes('\\copy … from adds rows') : changes('what \\copy does here is not known');
  if (target[1] !== undefined) return changes('\\copy … to program runs a program');
  const file = target[2] ?? '';
  const server = judgeSql(
    `COPY ${rest.slice(0, target.index)} TO STDOUT ${rest.slice(target.index + target[0].length)}`.replace(/;\s*$/u, ''),
  );
  const own = /^(?:p?stdout)$/iu.test(file) ? reads() : output(file);
  return combine({ ...server, verdicts: placed(server, () => null).verdicts }, own);
}

function judgeOne(command: string): Judgement {
  const [, name = '', rest = ''] = /^\\([!?]|[A-Za-z_]+[+Sx]*)([\s\S]*)$/u.exec(command) ?? [];
  // Back-quotes run programs in the arguments of every command but \!.
  if (rest.includes('`')) return changes('this psql command runs a program');
  if (name === 'watch') return reads('\\watch repeats the query without end', { unbounded: !/\b(?:c|count)=\d/u.test(rest) });
  if (name === 'copy') return copy(rest);
  if (name === 'o' || name === 'out') return output(rest);
  if (/^gx?$/u.test(name)) return output(rest.replace(/^\s*\([^)]*\)/u, ''));
  if (name === 'lo_unlink') return destroys('\\lo_unlink removes a large object');
  if (showing.test(name)) return reads(undefined, { evidence: !/^(?:echo|qecho|warn)$/u.test(name) });
  const known = Object.hasOwn(acting, name) ? acting[name] : undefined;
  return changes(known === undefined ? `what \\${name} does is not known` : `\\${name} ${known}`);
}

/** Commands that take the rest of the line as it stands, backslashes included. */
const wholeLine = /^\\(?:!|copy\b|o\s*\||g\s*\||w\b)/u;

/** Judges a line of psql's backslash commands: several may follow one another. */
function judgeMetaLine(line: string): Judgement {
  const trimmed = line.trim();
  if (wholeLine.test(trimmed)) return judgeOne(trimmed);
  const pieces = trimmed.match(/\\(?:[^\\']|'[^']*')*/gu) ?? [];
  return pieces.join('') === trimmed
    ? combine(...pieces.map((piece) => judgeOne(piece.trim())))
    : changes('this psql command cannot be read');
}

/** Judges what psql is given, by -c or as its input: backslash commands and SQL. Null: not known before it runs. */
export function judgePsqlText(text: string | null): Judgement {
  if (text === null) return changes('the SQL is not known before it runs');
  if (!text.includes('\\')) return judgeSql(text);
  const parts = splitSql(text);
  const here = (own: Judgement, start: number, end: number): Judgement =>
    placed(own, ({ span }) => ({ text, start: start + (span?.start ?? 0), end: span === null ? end : start + span.end }));
  const judged = [
    ...parts.statements.map(({ start, end }) => here(judgeSql(parts.text.slice(start, end)), start, end)),
    ...parts.meta.map(({ start, end }) => here(judgeMetaLine(text.slice(start, end)), start, end)),
  ];
  return judged.length === 0 ? changes('no SQL statement') : also(combine(...judged), {});
}
