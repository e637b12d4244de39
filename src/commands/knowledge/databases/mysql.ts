import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { judgeMysql } from '../../sql/other-dialects.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, harmless } from '../shapes.ts';
import { words } from '../verbs.ts';
import { mysqlTools } from './mysql-tools.ts';
import { sqlClient } from './sql-client.ts';

const mysqlText = (text: string): Judgement =>
  /\\[!.PTe]|^\s*(?:system|source|tee|pager|edit)\b/imu.test(text)
    ? changes('runs a program or a file')
    : judgeMysql(text.replace(/\\[Gg]\s*;?\s*$/u, ';').replaceAll(/\\[Gg](?=\s|;|$)/gu, ';'));

const connection =
  '-h --host -P --port -u --user -S --socket --defaults-file --defaults-extra-file --defaults-group-suffix --login-path --protocol --ssl-ca --ssl-cert --ssl-key --ssl-mode --connect-timeout';

function dump(call: Call): Judgement {
  if (call.words.some(mayBeOption)) return changes(`${call.program}: an unquoted variable could add options`);
  const given = readOptions(call.words, {
    valued: words(`${connection} -r --result-file -w --where -T --tab -o --outputdir -B --database -t --threads -L --logfile --log-error`),
    attached: ['-p'],
  });
  if (
    given.has(
      '-T',
      '--tab',
      '--master-data',
      '--source-data',
      '--dump-slave',
      '--dump-replica',
      '-F',
      '--flush-logs',
      '--delete-master-logs',
      '--delete-source-logs',
      '--lock-all-tables',
      '--lock-tables',
      '-l',
      '-x',
      '--dir',
      '-K',
      '--kill-long-queries',
      '--daemon',
      '--log-error-file',
      '--plugin-dir',
    )
  )
    return changes('changes or locks the server while it copies');
  // The condition is pasted into the SELECT.
  const conditions = given.texts('-w', '--where');
  if (conditions.some((text) => text === null || /\binto\b|\w\s*\(|;|\/\*/iu.test(text)))
    return changes('the condition does more than choose');
  if (given.has('-L', '--logfile', '--log-error')) return changes('writes its messages into a file');
  if (given.has('-#', '--debug')) return changes('writes what it does into a file');
  if (given.names.some((name) => name.startsWith('--init'))) return changes('runs SQL when it connects');
  // https://mydumper.github.io/mydumper/docs/html/locks.html
  if (call.program === 'mydumper' && !given.has('-k', '--no-locks')) return changes('locks the whole server while it begins');
  const target = given.place('-r', '--result-file', '-o', '--outputdir');
  if (given.has('-r', '--result-file', '-o', '--outputdir'))
    return target !== null && isSnapshotPlace(target) ? reads('copies the data out', { preserves: true }) : changes('writes files');
  return reads('copies the data out');
}

/** mysqladmin takes several verbs, one after another. */
function admin(call: Call): Judgement {
  const given = readOptions(call.words, { valued: words(`${connection} -i --sleep -c --count -w --wait`), attached: ['-p'] });
  const verbs = given.positionals.map((word) => word.value ?? '?');
  if (verbs.some((word) => word === 'drop' || word === 'shutdown')) return destroys('removes a database or stops the server');
  const onlyReads =
    verbs.length > 0 && verbs.every((word) => /^(?:status|extended-status|processlist|ping|variables|version)$/u.test(word));
  if (given.has('-#', '--debug')) return changes('writes what it does into a file');
  if (!onlyReads) return changes('changes the server');
  return given.has('-i', '--sleep') && !given.has('-c', '--count') ? reads('never ends by itself', { unbounded: true }) : reads();
}

/** Percona's tools print what they would do; only --execute does it. */
function percona(call: Call): Judgement {
  const has = (name: string): boolean => call.words.some((word) => word.prefix === name);
  if (call.program === 'pt-online-schema-change') return changes('makes and removes a copy of the table, dry run or not');
  if (has('--daemonize')) return changes('leaves a program running');
  if (has('--help') || has('--version')) return reads();
  const alsoActs = call.words.some(({ prefix }) =>
    /^--(?:cre|des|exec|file|filt|func|lock|log|pid|plug|run|save|stop|upd|wait|conf)/u.test(prefix),
  );
  if (!alsoActs && (has('--dry-run') || (has('--print') && /^pt-(?:kill|table-sync|archiver|deadlock-logger)$/u.test(call.program)))) {
    if (!has('--execute') && !has('--kill') && !has('--kill-query') && !has('--purge')) return reads('shows what it would do');
  }
  if (call.program === 'pt-kill' && (has('--kill') || has('--kill-query'))) return destroys('ends sessions of other users');
  if (call.program === 'pt-archiver') return destroys('removes rows');
  return changes(`${call.program} changes tables or the server`);
}

/** https://dev.mysql.com/doc/refman/en/programs-client.html, MariaDB’s twins, Percona’s tools. */
export const mysql: Knowledge = {
  programs: [
    sqlClient({
      names: 'mysql mariadb mycli',
      valued: `${connection} -D --database --prompt --max-allowed-packet --default-character-set --default-auth`,
      attached: ['-p'],
      executing: ['-e', '--execute'],
      hidden: [
        '--plugin-dir',
        '--defaults-file',
        '--defaults-extra-file',
        '--init-command',
        '-#',
        '--debug',
        '--delimiter',
        '--tee',
        '--pager',
        '--init-command-add',
        '--init-command-sql',
      ],
      output: words('-l --logfile --audit-log'),
      judgeText: mysqlText,
    }),
    { names: ['mysqldump', 'mariadb-dump', 'mydumper', 'mysqlpump'], judge: dump },
    { names: ['mysqladmin', 'mariadb-admin'], judge: admin },
    harmless(words('mysqlshow mariadb-show perror my_print_defaults mysqldumpslow pt-show-grants pt-fingerprint pt-align')),
    ...mysqlTools,
    {
      names: ['pt-mext'],
      judge: (call) => {
        const given = readOptions(call.words, { valued: [], plain: ['-r', '--relative', '--help', '--version'], stopAtFirst: true });
        return given.positionals.length === 0 ? reads() : call.run(given.positionals, call.input);
      },
    },
    {
      names: words(
        'pt-upgrade pt-ioprofile pt-online-schema-change pt-table-sync pt-kill pt-archiver pt-slave-restart pt-slave-delay pt-replica-restart pt-stalk pt-heartbeat pt-table-checksum pt-deadlock-logger gh-ost',
      ),
      judge: percona,
    },
    changing(
      [
        'mysqlimport',
        'mysql_upgrade',
        'mariadb-upgrade',
        'myloader',
        'mysqld_safe',
        'mysqld',
        'mariadbd',
        'mysql_secure_installation',
        'mysql_tzinfo_to_sql',
      ],
      changes('changes the server or its rows'),
    ),
    {
      names: ['mysqlcheck', 'mariadb-check'],
      judge: (call) =>
        call.words.some((word) => /^(?:-[a-zA-Z]*[roa]|--(?:r|au|o|an|fix|write|use-f|pers|flush|z))/u.test(word.prefix))
          ? changes('repairs or rebuilds tables')
          : reads('checks tables: it locks them while it looks'),
    },
    {
      names: ['xtrabackup', 'innobackupex', 'mariabackup', 'mariadb-backup'],
      judge: (call) =>
        call.words.some((word) => /^--(?:copy-back|move-back)/u.test(word.prefix))
          ? destroys('overwrites the data folder with a backup')
          : changes('copies the data folder, or prepares a copy'),
    },
  ],
  examples: {
    reads: `
      mysql -h db -u root -p -e 'SHOW PROCESSLIST'
      mysql -uroot -psecret shop -e 'SHOW REPLICA STATUS\\G'
      mysql --login-path=prod -Nse 'SELECT 1'
      mysqldump --single-transaction shop > shop.sql
      mysqladmin -u root status
      mysqladmin extended-status processlist
      mysqlbinlog binlog.000012
      pt-query-digest slow.log
      mysqlcheck --check shop
      mysqlbinlog --start-datetime=x binlog.1
      innochecksum t.ibd
      pt-duplicate-key-checker h=db
      pt-index-usage slow.log`,
    changes: `
      mysql
      mysql shop < dump.sql
      mysql -e 'SET GLOBAL max_connections = 500'
      mysql -e 'KILL 12'
      mysqladmin flush-hosts
      mysqlcheck --repair shop
      mysql --init-command='SET sql_log_bin=0' -e 'SELECT 1'
      pt-online-schema-change --execute D=shop,t=orders
      pt-online-schema-change --dry-run D=shop,t=orders
      mysqldump --where="1 into outfile '/tmp/x'" db t
      mysqldump --log-error=/etc/passwd shop
      mycli -l /etc/passwd -e 'SELECT 1'
      mysql --defaults-file=/tmp/x -e 'select 1'
      mysql --exec='DROP TABLE t' -e 'SELECT 1'
      mysql --init-com='SET sql_log_bin=0' -e 'SELECT 1'
      mysqlbinlog -r /etc/x binlog.1
      mysqlbinlog --raw binlog.1
      innochecksum --write=crc32 t.ibd
      innochecksum -w crc32 t.ibd
      pt-query-digest --review h=db slow.log
      pt-query-digest --resume /etc/passwd slow.log
      pt-upgrade h=a h=b
      pt-ioprofile
      mysqlcheck --auto-rep shop
      mysql -e 'SELECT 1 \\P cat > x'
      mysql -e 'SET @a = 1, GLOBAL max_connections = 5'`,
    destroys: `
      mysql -e 'DROP DATABASE shop'
      mysqladmin drop shop
      pt-kill --busy-time 60 --kill
      xtrabackup --copy-back --target-dir=/backup`,
  },
};
