import { changes, reads } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { actsByName } from '../acting-names.ts';
import { readOptions } from '../options.ts';
import type { Program } from '../program.ts';
import { prompt } from '../shapes.ts';
import { words } from '../verbs.ts';

/** MySQL's and Percona's tools that read, but have an option that writes: their pages of dev.mysql.com and docs.percona.com. */
export const mysqlTools: readonly Program[] = [
  {
    // mysqlbinlog(1): -r and --raw write files, --stop-never does not end
    names: ['mysqlbinlog', 'mariadb-binlog'],
    options: 'by-name',
    judge: (call) => {
      const given = readOptions(call.words, {
        valued: words(
          '-h --host -u --user -P --port -S --socket -r --result-file -d --database -j --start-position --stop-position --start-datetime --stop-datetime',
        ),
        attached: ['-p'],
      });
      const target = given.place('-r', '--result-file');
      if (given.has('--raw', '-D', '--disable-log-bin') || given.names.some((name) => name !== '--result-file' && actsByName(name)))
        return changes('mysqlbinlog writes files');
      if (given.has('-r', '--result-file'))
        return target !== null && isSnapshotPlace(target)
          ? reads('keeps a copy of the log', { preserves: true })
          : changes('writes a file');
      // A server ends the connection of a replica that has the same id.
      if (given.has('--connection-server-id', '--stop-never-slave-server-id')) return changes('takes the place of a replica');
      return given.has('--stop-never') ? reads('never ends by itself', { unbounded: true }) : reads();
    },
  },
  {
    // innochecksum(1): -w writes checksums, -n skips them
    names: ['innochecksum'],
    judge: (call) => {
      const given = readOptions(call.words, {
        valued: words('-s -e -p -C --start-page --end-page --page --strict-check'),
        plain: words('-? -I -V -v -c -d -S -D --help --info --version --verbose --count --debug --page-type-summary --page-type-dump'),
      });
      return given.unknown.length > 0 || given.has('-D', '--page-type-dump') ? changes('innochecksum writes checksums or a file') : reads();
    },
  },
  {
    // --review, --history and --save-results* make and fill tables, --resume and --tcpdump-errors write files; --output json is a form
    names: words(
      'pt-query-digest pt-variable-advisor pt-duplicate-key-checker pt-index-usage pt-config-diff pt-slave-find pt-replica-find pt-visual-explain pt-summary pt-mysql-summary',
    ),
    options: 'by-name',
    judge: (call) =>
      call.words.some(
        (word) =>
          /^--(?:review|hist|save|create|insert|sample(?!s?=\d)|daemon|log=|pid|set-vars|filter|resume|tcpdump-errors|processlist|run-time-mode|databases|all-databases)/u.test(
            word.prefix,
          ) || actsByName(word.prefix),
      )
        ? changes(`${call.program} writes rows or files, or runs code`)
        : reads(),
  },
  { names: words('mytop innotop pt-diskstats'), options: 'by-name', judge: (call) => prompt(reads(), call.program) },
];
