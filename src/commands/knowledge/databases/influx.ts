import { changes, reads } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

const influxRead = /^\s*(?:select|show|explain)\b(?![\s\S]*\binto\b)/iu;

/** InfluxDB, both of its generations: https://docs.influxdata.com/influxdb/v2/reference/cli/influx/ */
export const influx: Knowledge = {
  programs: [
    {
      names: ['influx'],
      judge: (call) => {
        const given = readOptions(call.words, {
          valued: [
            '-host',
            '-port',
            '-username',
            '-password',
            '-database',
            '-execute',
            '-format',
            '-precision',
            '--host',
            '--token',
            '-t',
            '--org',
            '-o',
            '-c',
          ],
          singleDashLong: true,
        });
        const text = given.value('-execute');
        if (text !== null)
          return influxRead.test(text) && !/[;\n]/u.test(text.trim()) ? reads() : changes('influx: this statement is not a plain question');
        const [noun, verb] = given.positionals.map((word) => word.value ?? '?');
        if (noun === undefined) return prompt(changes('opens a prompt'), 'influx');
        if (
          noun === 'ping' ||
          noun === 'version' ||
          (verb === 'list' &&
            /^(?:bucket|config|auth|user|org|task|telegrafs|dashboards|secret|stacks|remote|replication|bucket-schema|apply)$/u.test(
              noun,
            ) &&
            given.before(2).length === 0) ||
          (noun === 'server-config' && verb === undefined)
        )
          return reads();
        return changes(`influx ${call.show(noun)} changes the database, or its effect is not known`);
      },
    },
    withVerbData('influxd', {
      bare: changes('starts a server'),
      reads:
        'version, print-config, config, inspect export-index|report-tsi|report-tsm|report-db|verify-seriesfile|verify-tombstone|verify-tsm|verify-wal|dump-tsi|dump-tsm|dump-wal|verify',
      changes: {
        'rebuilds or writes data files': 'inspect build-tsi|export-lp|compact-series-file',
        'copies or changes the data': 'backup, run, upgrade, recovery, downgrade',
      },
      destroys: { 'overwrites the data with a backup': 'restore', 'removes data files': 'inspect delete-tsm' },
    }),
  ],
  examples: {
    reads: `
      influx -execute 'SHOW DATABASES'
      influx bucket list`,
    changes: `
      influx write -b a x
      influx delete --bucket list
      influxd
      influxd inspect build-tsi`,
    destroys: `
      influxd restore /backup
      influxd inspect delete-tsm`,
  },
};
