import { judgeClickHouse } from '../../sql/other-dialects.ts';
import type { Knowledge } from '../program.ts';
import { sqlClient } from './sql-client.ts';

/** https://clickhouse.com/docs/interfaces/cli */
export const clickhouse: Knowledge = {
  programs: [
    sqlClient({
      names: 'clickhouse-client clickhouse clickhouse-local chc',
      valued:
        '-h --host --port -u --user --password -d --database -f --format --config-file -C --max_threads --max_execution_time --receive_timeout --send_timeout --output-format',
      executing: ['-q', '--query'],
      takesQueries: true,
      hidden: ['--queries-file', '--path', '--stream_like_engine_allow_direct_select', '--stream-like-engine-allow-direct-select'],
      output: ['--server_logs_file', '--client_logs_file', '--logger.log', '--logger.errorlog', '--json'],
      judgeText: judgeClickHouse,
    }),
  ],
  examples: {
    reads: `
      clickhouse-client -q 'SELECT count() FROM system.parts'`,
    changes: `
      clickhouse-client
      clickhouse-client --server_logs_file=/etc/passwd -q 'SELECT 1'
      clickhouse-local --path /var/lib/clickhouse -q 'SELECT 1'
      clickhouse-client -q 'OPTIMIZE TABLE t FINAL'`,
    destroys: `
      clickhouse-client --query 'DROP TABLE t'`,
  },
};
