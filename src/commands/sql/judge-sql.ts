import { parseSql } from './read-postgres.ts';
import { changes, combine, destroys, placed, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { judgeUnread } from './other-dialects.ts';
import { changesElsewhere } from './other-servers.ts';
import { actingFunctions, destroyingFunctions, isHarmlessFunction } from './server-functions.ts';
import { sqlProblem, unitsOf } from './split-sql.ts';
import { judgeKind } from './statement-kinds.ts';
import { isTree, namesOf, nodesOf, textOf } from './tree.ts';
import type { Tree } from './tree.ts';

/** A name in a schema that is not PostgreSQL's: somebody made it. */
const isOwnName = (path: readonly string[]): boolean => path.length > 1 && path[0] !== 'pg_catalog';

function judgeFunction(node: Tree): Judgement {
  const path = namesOf(node['funcname']);
  const name = (path.at(-1) ?? '').toLowerCase();
  if (!isOwnName(path) && isHarmlessFunction(name)) return reads();
  const known = Object.hasOwn(actingFunctions, name) ? actingFunctions[name] : undefined;
  if (destroyingFunctions.has(name)) return destroys(`${name}() ${known ?? 'loses data'}`);
  return changes(known === undefined ? `what the function ${path.join('.')}() does is not known` : `${name}() ${known}`);
}

/** `EXPLAIN (ANALYZE)` runs its statement; `ANALYZE false` does not. */
function runsExplained(options: unknown): boolean {
  for (const [key, option] of nodesOf(options)) {
    if (key !== 'DefElem' || textOf(option['defname']).toLowerCase() !== 'analyze') continue;
    if (!/"sval":"(?:false|off|0)"|"Integer":\{(?:"ival":0)?\}/iu.test(JSON.stringify(option['arg'] ?? ''))) return true;
  }
  return false;
}

/** Puts the verdicts of a judgement at one place of the SQL text. */
type Place = (judgement: Judgement, node: Tree | null, pattern: RegExp) => Judgement;

const byteOf = (node: Tree): number | null => {
  const own = node['location'];
  if (typeof own === 'number' && own >= 0) return own;
  const relation = node['relation'];
  return isTree(relation) && typeof relation['location'] === 'number' ? relation['location'] : null;
};

const keywords = /[a-z]+(?:\s+[a-z]+)?/iuy;
const dotted = /[\w$".]+/uy;
const locking = /\bfor\s+(?:no\s+key\s+update|update|share|key\s+share)\b/iu;

/** Verdicts get the place of their node, or of the first words of the statement from `start` on. */
function placer(sql: string, start: number, units: (byte: number) => number): Place {
  return (judgement, node, pattern) =>
    placed(judgement, () => {
      const byte = node === null ? null : byteOf(node);
      const from = byte === null ? start : units(byte);
      pattern.lastIndex = from;
      const match = pattern.exec(sql);
      const at = match === null || match.index < from ? from : match.index;
      return { text: sql, start: at, end: at + Math.max(match?.[0].length ?? 1, 1) };
    });
}

/** One statement's tree (`{ SelectStmt: … }`), with everything inside it. */
function judgeTree(tree: unknown, place: Place): Judgement {
  const [top] = nodesOf(tree);
  if (top === undefined) return changes('no statement');
  const [kind, node] = top;
  if (kind === 'ExplainStmt') return runsExplained(node['options']) ? judgeTree(node['query'], place) : reads();
  const found: Judgement[] = [place(judgeKind(kind, node), isTree(node['withClause']) ? node : null, keywords)];
  for (const [key, inner] of nodesOf(node)) {
    if (key === 'FuncCall') found.push(place(judgeFunction(inner), inner, dotted));
    else if (key === 'A_Expr' && isOwnName(namesOf(inner['name']))) found.push(changes('what an operator of its own does is not known'));
    else if (key === 'RangeTableSample' && !/^(?:bernoulli|system)$/u.test(namesOf(inner['method']).join('.')))
      found.push(changes('what this way of sampling does is not known'));
    else if (key === 'LockingClause') found.push(place(changes('FOR UPDATE or FOR SHARE locks rows'), null, new RegExp(locking, 'giu')));
    else if (key === 'intoClause')
      found.push(place(changes('SELECT INTO creates a table'), isTree(inner['rel']) ? inner['rel'] : null, dotted));
    else if (key.endsWith('Stmt') && key !== 'SelectStmt' && key !== 'ExplainStmt') found.push(place(judgeKind(key, inner), inner, dotted));
  }
  return combine(...found);
}

/** The first character of a statement: PostgreSQL counts the blanks and comments before it as its own. */
function firstWord(sql: string, from: number): number {
  const skipped = /(?:\s+|--[^\n]*\n?|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*/uy;
  skipped.lastIndex = from;
  return from + (skipped.exec(sql)?.[0].length ?? 0);
}

/** Judges one or several SQL statements by PostgreSQL's own parser; what it cannot read is judged by its first words and blocked. */
export function judgeSql(sql: string): Judgement {
  try {
    const parsed = parseSql(sql);
    const units = unitsOf(sql);
    const trees = (parsed.stmts ?? []).map((each) =>
      judgeTree(each.stmt, placer(sql, firstWord(sql, units(each.stmt_location ?? 0)), units)),
    );
    const elsewhere = changesElsewhere(sql);
    return trees.length === 0 ? changes('no SQL statement') : combine(...trees, ...(elsewhere === null ? [] : [changes(elsewhere)]));
  } catch (error) {
    const guess = judgeUnread(sql);
    return { ...guess, blocked: `PostgreSQL cannot read this SQL: ${sqlProblem(error)}` };
  }
}
