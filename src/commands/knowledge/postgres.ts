import { also, changes, combine, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { isSnapshotPlace } from '../judge/redirects.ts';
import { judgeSql } from '../sql/judge-sql.ts';
import type { Call, Program } from './program.ts';
import { readOptions } from './options.ts';
import type { OptionShape } from './options.ts';
import { changing, harmless, prompt } from './shapes.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);

const connection = split('-h --host -p --port -U --username -d --dbname');

const psqlShape: OptionShape = {
  valued: [
    ...connection,
    ...split(
      '-c --command -f --file -F --field-separator -L --log-file -o --output -P --pset -R --record-separator -T --table-attr -v --set --variable',
    ),
  ],
  plain: split(
    '-a -A -b -e -E -H -l -n -q -s -S -t -V -w -W -x -X -z -0 -1 -? --list --no-psqlrc --csv --html --echo-all --no-align --tuples-only --expanded --quiet --no-password --password --single-transaction --version --help --echo-queries --no-readline',
  ),
};

/** psql's own commands that only show something: `\d…`, `\l`, `\conninfo`, … */
const showing = /^\\(?:d[A-Za-z]*[+S]*|l\+?|z|conninfo|encoding|timing|x|pset|q|du\+?|sf\+?|sv\+?|h|\?|echo|a|t)(?:\s|$)/u;

/** The text of one -c: a backslash command, or SQL. */
export function judgePsqlText(text: string | null): Judgement {
  if (text === null) return changes('the SQL is not known before it runs');
  const trimmed = text.trim();
  if (!trimmed.includes('\\')) return judgeSql(text);
  if (trimmed.startsWith('\\')) {
    return trimmed.split('\n').every((line) => showing.test(line.trim()) && !/[`|]|\\!/u.test(line) && line.indexOf('\\', 1) < 0)
      ? reads()
      : changes('this psql command may run programs or write files');
  }
  // Backslashes inside SQL: `\gexec`, `\g |program`, `\copy … to`. Only backslash-newlines are harmless.
  return /\\[a-z!]/iu.test(trimmed.replaceAll(/'(?:[^']|'')*'/gu, "''"))
    ? changes('this psql text uses backslash commands')
    : judgeSql(text.replaceAll(/\\(?=\r?\n)/gu, ' '));
}

function psql(call: Call): Judgement {
  const given = readOptions(call.words, psqlShape);
  if (given.unknown.length > 0) return changes(`psql: the effect of ${call.show(given.unknown.join(' '))} is not known`, { inner: 'sql' });
  if (given.has('-V', '--version', '--help', '-?')) return reads();
  const texts = given.words('-c', '--command').map((word) => (typeof word === 'string' ? word : word.value));
  const judged: Judgement[] = texts.map(judgePsqlText);
  if (given.has('-f', '--file')) judged.push(changes('runs a SQL file that is not shown'));
  else if (texts.length === 0 && !given.has('-l', '--list')) {
    if (call.input.kind === 'unknown') judged.push(changes('runs SQL that is not known before it runs'));
    else if (call.input.kind === 'text') judged.push(...judgeScript(call.input.text));
    else return prompt(changes('opens a SQL prompt, where anything can be done'), 'psql');
  }
  const output = given.value('-o', '--output') ?? given.value('-L', '--log-file');
  if (output !== null)
    judged.push(
      output.startsWith('|')
        ? changes('pipes the result into a program')
        : isSnapshotPlace(output)
          ? reads('keeps a copy of the rows', { preserves: true })
          : changes('overwrites a file with the result'),
    );
  return also(combine(...judged), { inner: 'sql' });
}

const judgeScript = (text: string): Judgement[] => {
  const meta = text.split('\n').filter((line) => line.trimStart().startsWith('\\'));
  const sql = text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('\\'))
    .join('\n');
  return [...meta.map((line) => judgePsqlText(line)), ...(sql.trim() === '' ? [] : [judgePsqlText(sql)])];
};

/** Copies a database out: to standard output, or to a file on the side. */
function dump(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: [
      ...connection,
      ...split(
        '-f --file -F --format -n --schema -N -t --table -T --exclude-table -E --encoding -j --jobs -Z --compress -D --pgdata -X --wal-method --label -S',
      ),
    ],
  });
  const target = given.value('-f', '--file', '-D', '--pgdata');
  if (given.has('-f', '--file', '-D', '--pgdata') && (target === null || !isSnapshotPlace(target)))
    return changes('writes a dump over files');
  return reads('copies the whole database out', { preserves: target !== null });
}

/** PostgreSQL's programs. */
export const postgres: readonly Program[] = [
  { names: ['psql'], judge: psql },
  { names: ['pg_dump', 'pg_dumpall', 'pg_basebackup'], judge: dump },
  harmless(['pg_isready', 'pg_controldata', 'pg_config', 'pg_waldump', 'pg_amcheck', 'pg_lsclusters', 'pg_test_fsync']),
  changing(
    [
      'pg_restore',
      'vacuumdb',
      'reindexdb',
      'clusterdb',
      'createdb',
      'createuser',
      'pg_ctl',
      'pg_ctlcluster',
      'pg_rewind',
      'pgbench',
      'repmgr',
      'pgbackrest',
      'barman',
    ],
    changes('changes the database'),
  ),
  changing(['dropdb', 'dropuser', 'pg_resetwal', 'pg_dropcluster'], destroys('removes data that cannot be brought back')),
];
