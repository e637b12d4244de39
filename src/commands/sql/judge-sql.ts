import { parsePostgres } from '../grammars.ts';
import { changes, combine, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { actingFunctions, destroyingFunctions, harmlessFunctions } from './functions.ts';
import { sqlProblem } from './split-sql.ts';
import { judgeMysql } from './other-dialects.ts';

/** A node of PostgreSQL's tree as JSON: kinds are keys. */
type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every (kind, node) pair of the tree, outermost first. */
function* nodesOf(value: unknown): Generator<readonly [string, Tree]> {
  if (Array.isArray(value)) for (const each of value) yield* nodesOf(each);
  else if (isTree(value)) {
    for (const [key, child] of Object.entries(value)) {
      if (isTree(child) && /^[A-Z]/u.test(key)) yield [key, child];
      yield* nodesOf(child);
    }
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The strings of a name list (`pg_catalog.count`). */
const namesOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map((each) => (isTree(each) && isTree(each['String']) ? text(each['String']['sval']) : '')) : [];

function judgeFunction(node: Tree): Judgement {
  const path = namesOf(node['funcname']);
  const name = (path.at(-1) ?? '').toLowerCase();
  const isOwn = path.length > 1 && path[0] !== 'pg_catalog';
  if (!isOwn && harmlessFunctions.has(name)) return reads();
  const known = Object.hasOwn(actingFunctions, name) ? actingFunctions[name] : undefined;
  if (destroyingFunctions.has(name)) return destroys(`${name}() ${known ?? 'loses data'}`);
  return changes(known === undefined ? `what the function ${path.join('.')}() does is not known` : `${name}() ${known}`);
}

/** `WHERE true`, `WHERE 1 = 1`: no condition at all. */
function isAlwaysTrue(where: unknown): boolean {
  if (!isTree(where)) return where === undefined;
  const constant = where['A_Const'];
  if (isTree(constant)) return isTree(constant['boolval']) && constant['boolval']['boolval'] === true;
  return ![...nodesOf(where)].some(([kind]) => kind === 'ColumnRef' || kind === 'FuncCall' || kind === 'SubLink');
}

/** Settings of one session that only limit or format it. */
const sessionSettings = new Set(
  `statement_timeout lock_timeout idle_in_transaction_session_timeout search_path work_mem application_name
  client_min_messages timezone datestyle intervalstyle extra_float_digits enable_seqscan enable_indexscan enable_nestloop enable_hashjoin
  bytea_output client_encoding standard_conforming_strings row_security max_parallel_workers_per_gather jit`.split(/\s+/u),
);

/** Statement kinds that read by themselves; what they hold inside is judged by its own nodes. */
const reading = new Set([
  'SelectStmt',
  'VariableShowStmt',
  'FetchStmt',
  'ClosePortalStmt',
  'ListenStmt',
  'UnlistenStmt',
  'DeclareCursorStmt',
  'PrepareStmt',
  'DeallocateStmt',
]);

const destroying: Readonly<Record<string, string>> = {
  DropStmt: 'DROP removes an object with what it holds',
  DropdbStmt: 'DROP DATABASE removes everything in it',
  DropRoleStmt: 'DROP ROLE removes an account',
  DropOwnedStmt: 'DROP OWNED removes everything that a role owns',
  DropTableSpaceStmt: 'DROP TABLESPACE removes it',
  DropSubscriptionStmt: 'DROP SUBSCRIPTION removes it',
  DropUserMappingStmt: 'DROP USER MAPPING removes it',
  TruncateStmt: 'TRUNCATE removes every row',
};

const acting: Readonly<Record<string, string>> = {
  InsertStmt: 'INSERT adds rows',
  MergeStmt: 'MERGE changes rows',
  VacuumStmt: 'VACUUM or ANALYZE rewrites or loads the tables',
  ReindexStmt: 'REINDEX rebuilds an index and locks',
  ClusterStmt: 'CLUSTER rewrites a table under lock',
  AlterSystemStmt: 'ALTER SYSTEM changes the server for good',
  IndexStmt: 'creates an index',
  CreateStmt: 'creates a table',
  CreateTableAsStmt: 'creates a table',
  GrantStmt: 'changes permissions',
  GrantRoleStmt: 'changes permissions',
  AlterRoleStmt: 'changes an account',
  CreateRoleStmt: 'creates an account',
  DoStmt: 'DO runs code whose effect is not known',
  CallStmt: 'CALL runs a procedure whose effect is not known',
  ExecuteStmt: 'EXECUTE runs a statement that is not shown',
  LockStmt: 'LOCK holds others up',
  CheckPointStmt: 'CHECKPOINT writes everything to disk',
  NotifyStmt: 'NOTIFY wakes other sessions',
  RefreshMatViewStmt: 'REFRESH rebuilds a view',
};

function judgeTop(kind: string, node: Tree): Judgement {
  if (reading.has(kind)) return reads();
  const lost = Object.hasOwn(destroying, kind) ? destroying[kind] : undefined;
  if (lost !== undefined) return destroys(lost);
  switch (kind) {
    case 'DeleteStmt':
      return destroys(isAlwaysTrue(node['whereClause']) ? 'DELETE without a condition removes every row' : 'DELETE removes rows');
    case 'UpdateStmt':
      return isAlwaysTrue(node['whereClause'])
        ? destroys('UPDATE without a condition overwrites every row')
        : changes('UPDATE changes rows');
    case 'ExplainStmt': {
      const inner = isTree(node['query']) ? judgeTree(node['query']) : changes('EXPLAIN of nothing');
      const runs = JSON.stringify(node['options'] ?? [])
        .toLowerCase()
        .includes('analyze');
      return runs ? inner : reads();
    }
    case 'VariableSetStmt':
      return sessionSettings.has(text(node['name']).toLowerCase())
        ? reads()
        : changes(`SET ${text(node['name'])} changes how the session acts`);
    case 'TransactionStmt':
      return /PREPARE|COMMIT_PREPARED|ROLLBACK_PREPARED/u.test(text(node['kind']))
        ? changes('ends or keeps a prepared transaction')
        : reads();
    case 'CopyStmt': {
      if (node['is_program'] === true) return changes('COPY … PROGRAM runs a program on the server');
      if (node['is_from'] === true) return changes('COPY … FROM adds rows');
      return node['filename'] === undefined ? reads() : changes('COPY … TO writes a file on the server');
    }
    case 'AlterTableStmt': {
      const drops = [...nodesOf(node)].some(
        ([inner, command]) =>
          inner === 'AlterTableCmd' && /^AT_(?:DropColumn|DropConstraint|DetachPartition)/u.test(text(command['subtype'])),
      );
      return drops ? destroys('ALTER TABLE drops a part of the table') : changes('ALTER TABLE changes a table');
    }
    default: {
      const known = Object.hasOwn(acting, kind) ? acting[kind] : undefined;
      return changes(
        known ??
          `${kind
            .replace(/Stmt$/u, '')
            .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ')
            .toUpperCase()} changes the database`,
      );
    }
  }
}

/** One statement's tree (`{ SelectStmt: … }`), with everything inside it. */
export function judgeTree(tree: unknown): Judgement {
  const [top] = nodesOf(tree);
  if (top === undefined) return changes('no statement');
  const [kind, node] = top;
  const own = judgeTop(kind, node);
  if (kind === 'ExplainStmt') return own;
  const inside = [...nodesOf(node)].flatMap(([innerKind, inner]) => {
    if (innerKind === 'FuncCall') return [judgeFunction(inner)];
    if (innerKind.endsWith('Stmt') && innerKind !== 'SelectStmt') return [judgeTop(innerKind, inner)];
    if (innerKind === 'LockingClause') return [changes('FOR UPDATE or FOR SHARE locks rows')];
    if (innerKind === 'IntoClause') return [changes('SELECT INTO creates a table')];
    return [];
  });
  const locks = JSON.stringify(node).includes('"lockingClause"') ? [changes('FOR UPDATE or FOR SHARE locks rows')] : [];
  const into = JSON.stringify(node).includes('"intoClause"') && kind === 'SelectStmt' ? [changes('SELECT INTO creates a table')] : [];
  return combine(own, ...inside, ...locks, ...into);
}

/** Judges one or several SQL statements by PostgreSQL's own parser; what it cannot read is judged by its first words and blocked. */
export function judgeSql(sql: string): Judgement {
  try {
    const parsed = parsePostgres(sql);
    const trees = (parsed.stmts ?? []).map((each) => judgeTree(each.stmt));
    return trees.length === 0 ? changes('no SQL statement') : combine(...trees);
  } catch (error) {
    const guess = judgeMysql(sql);
    return { ...guess, blocked: `PostgreSQL cannot read this SQL: ${sqlProblem(error)}` };
  }
}
