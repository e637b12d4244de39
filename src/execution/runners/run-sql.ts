import type { QueryArrayConfig } from 'pg';
import { describeDuration, messageOf } from '#base';
import type { SqlPlan } from './protocol.ts';
import type { StepTask, TaskContext } from './task.ts';
import { textTable } from './text-table.ts';

const shownRows = 200;

interface Result {
  readonly command: string;
  readonly rowCount: number | null;
  readonly fields: readonly { readonly name: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

function printed(result: Result): string {
  if (result.fields.length === 0) return `${result.command ?? 'OK'}${result.rowCount === null ? '' : ` ${result.rowCount}`}\n`;
  const more = result.rows.length > shownRows ? `${result.rows.length - shownRows} more rows are not shown\n` : '';
  return (
    textTable(
      result.fields.map((field) => field.name),
      result.rows.slice(0, shownRows),
    ) + more
  );
}

/**
 * Runs SQL on the named connection. A read-only step runs inside a read-only transaction, so that even a wrong
 * classification cannot write. A changing statement whose connection breaks has an unknown outcome.
 */
export function runSql(plan: SqlPlan, context: TaskContext): StepTask {
  const { order } = context;
  let stopNote: string | null = null;
  let sent = false;
  let end: () => void = () => undefined;
  function stop(note: string) {
    stopNote ??= note;
    end();
  }
  async function run(): Promise<Awaited<StepTask['ended']>> {
    // Loaded when it is first needed: most runners never speak SQL.
    const { default: pg } = await import('pg');
    const client = new pg.Client({
      connectionString: plan.url,
      application_name: 'tocsin-runner',
      connectionTimeoutMillis: 10_000,
      statement_timeout: order.timeLimitMs,
      // The server itself ends a statement whose client is gone (PostgreSQL 14 and later).
      options: '-c client_connection_check_interval=1000',
    });
    let broken: string | null = null;
    client.on('error', (error) => (broken = messageOf(error)));
    client.on('notice', (notice) => context.stderr(Buffer.from(`${notice.severity ?? 'NOTICE'}: ${notice.message ?? ''}\n`)));
    end = () => void client.end().catch(() => undefined);
    const limit = setTimeout(
      () => stop(`stopped after ${describeDuration(order.timeLimitMs)}, the limit of this step`),
      order.timeLimitMs + 1_000,
    );
    try {
      await client.connect();
      if (stopNote !== null) return { state: 'stopped', exitCode: null, note: stopNote };
      if (order.readOnly) await client.query('begin transaction read only');
      sent = true;
      for (const { text, values } of plan.statements) {
        // An unnamed prepared statement holds one statement only, so nothing can ride along with it.
        const query: QueryArrayConfig & { queryMode: 'extended' } = { text, values, rowMode: 'array', queryMode: 'extended' };
        const result = await client.query(query);
        context.stdout(Buffer.from(`${printed(result)}\n`));
      }
      if (order.readOnly) await client.query('rollback');
      return { state: 'exited', exitCode: 0, note: null };
    } catch (error) {
      const reason = stopNote ?? broken ?? messageOf(error);
      context.stderr(Buffer.from(`${reason}\n`));
      // An ERROR that PostgreSQL reported was rolled back; FATAL, or a connection that broke, says nothing about the commit.
      const wasAnswered = stopNote === null && error instanceof pg.DatabaseError && error.severity === 'ERROR';
      if (sent && !order.readOnly && !wasAnswered) return { state: 'unknown', exitCode: null, note: `sent, but no answer came: ${reason}` };
      // 57014: PostgreSQL ended the statement at the limit that we gave it.
      const isOverLimit = error instanceof pg.DatabaseError && error.code === '57014';
      const note =
        isOverLimit && stopNote === null ? `stopped after ${describeDuration(order.timeLimitMs)}, the limit of this step` : reason;
      return { state: stopNote === null && !isOverLimit ? 'failed' : 'stopped', exitCode: null, note };
    } finally {
      clearTimeout(limit);
      await client.end().catch(() => undefined);
    }
  }
  return { stop, ended: run() };
}
