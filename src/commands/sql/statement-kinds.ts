import { changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { contains, isTree, nodesOf, textOf } from './tree.ts';
import type { Tree } from './tree.ts';

/** Settings of one session that only limit or format it. */
const sessionSettings = new Set(
  `statement_timeout lock_timeout idle_in_transaction_session_timeout idle_session_timeout transaction_timeout deadlock_timeout search_path
  work_mem maintenance_work_mem temp_buffers application_name client_min_messages timezone datestyle intervalstyle extra_float_digits
  enable_seqscan enable_indexscan enable_indexonlyscan enable_bitmapscan enable_nestloop enable_hashjoin enable_mergejoin enable_sort enable_hashagg
  bytea_output client_encoding standard_conforming_strings row_security max_parallel_workers_per_gather jit transaction_isolation
  transaction_read_only default_transaction_read_only track_io_timing log_statement_stats transaction session characteristics`.split(
    /\s+/u,
  ),
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
  'ConstraintsSetStmt',
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
  ReindexStmt: 'REINDEX rebuilds an index and locks',
  ClusterStmt: 'CLUSTER rewrites a table under lock',
  AlterSystemStmt: 'ALTER SYSTEM changes the server for good',
  AlterDatabaseSetStmt: 'ALTER DATABASE … SET changes every later session',
  AlterRoleSetStmt: 'ALTER ROLE … SET changes every later session',
  AlterSubscriptionStmt: 'ALTER SUBSCRIPTION changes replication',
  AlterPublicationStmt: 'ALTER PUBLICATION changes replication',
  CreateSubscriptionStmt: 'CREATE SUBSCRIPTION starts replication',
  CreatePublicationStmt: 'CREATE PUBLICATION changes replication',
  IndexStmt: 'CREATE INDEX builds an index',
  CreateStmt: 'CREATE TABLE creates a table',
  CreateTableAsStmt: 'creates a table',
  ViewStmt: 'CREATE VIEW creates or replaces a view',
  CreateFunctionStmt: 'CREATE FUNCTION creates or replaces a function',
  CreateExtensionStmt: 'CREATE EXTENSION adds code to the server',
  CreatedbStmt: 'CREATE DATABASE copies a database',
  RenameStmt: 'RENAME breaks what uses the old name',
  GrantStmt: 'changes permissions',
  GrantRoleStmt: 'changes permissions',
  AlterDefaultPrivilegesStmt: 'changes permissions',
  AlterRoleStmt: 'changes an account',
  CreateRoleStmt: 'creates an account',
  ReassignOwnedStmt: 'REASSIGN OWNED changes owners',
  DoStmt: 'DO runs code whose effect is not known',
  CallStmt: 'CALL runs a procedure whose effect is not known',
  ExecuteStmt: 'EXECUTE runs a statement that is not shown',
  LoadStmt: 'LOAD adds code to the server',
  LockStmt: 'LOCK holds others up',
  CheckPointStmt: 'CHECKPOINT writes everything to disk',
  NotifyStmt: 'NOTIFY wakes other sessions',
  RefreshMatViewStmt: 'REFRESH rebuilds a view',
  DiscardStmt: 'DISCARD drops what the session holds',
};

/** `WHERE true`, `WHERE 1 = 1`: no condition at all. */
function isAlwaysTrue(where: unknown): boolean {
  if (!isTree(where)) return where === undefined;
  const constant = where['A_Const'];
  if (isTree(constant)) return isTree(constant['boolval']) && constant['boolval']['boolval'] === true;
  return !contains(where, 'ColumnRef', 'FuncCall', 'SubLink');
}

function judgeSet(node: Tree): Judgement {
  const name = textOf(node['name']).toLowerCase();
  if (textOf(node['kind']) === 'VAR_RESET_ALL') return changes('RESET ALL changes how the session acts');
  return sessionSettings.has(name) ? reads() : changes(`SET ${name} changes how the session acts`);
}

function judgeCopy(node: Tree): Judgement {
  if (node['is_program'] === true) return changes('COPY … PROGRAM runs a program on the server');
  if (node['is_from'] === true) return changes('COPY … FROM adds rows');
  return node['filename'] === undefined ? reads() : changes('COPY … TO writes a file on the server');
}

const losing = /^AT_(?:DropColumn|DropConstraint|DetachPartition|DropInherit|DropIdentity|DropExpression|SetUnLogged)/u;

/** What a statement does by its kind alone, as PostgreSQL's parser names it. */
export function judgeKind(kind: string, node: Tree): Judgement {
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
    case 'VariableSetStmt':
      return judgeSet(node);
    case 'TransactionStmt':
      return /PREPARE|COMMIT_PREPARED|ROLLBACK_PREPARED/u.test(textOf(node['kind']))
        ? changes('ends or keeps a prepared transaction')
        : reads();
    case 'CopyStmt':
      return judgeCopy(node);
    case 'VacuumStmt':
      return changes(
        node['is_vacuumcmd'] === true
          ? 'VACUUM rewrites or loads the tables'
          : 'ANALYZE loads the tables and replaces the planner’s statistics',
      );
    case 'AlterTableStmt': {
      const drops = [...nodesOf(node)].some(([inner, command]) => inner === 'AlterTableCmd' && losing.test(textOf(command['subtype'])));
      return drops ? destroys('ALTER TABLE drops a part of the table') : changes('ALTER TABLE changes a table');
    }
    default: {
      const known = Object.hasOwn(acting, kind) ? acting[kind] : undefined;
      const words = kind
        .replace(/Stmt$/u, '')
        .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ')
        .toUpperCase();
      return changes(known ?? `${words} changes the database`);
    }
  }
}
