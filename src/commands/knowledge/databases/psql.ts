import { also, changes, combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace, placeOf } from '../../judge/redirects.ts';
import { judgePsqlText } from '../../sql/psql-text.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { OptionShape } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import { words } from '../verbs.ts';
import { connectionLoads } from './postgres-connection.ts';

const shape: OptionShape = {
  valued: words(`-h --host -p --port -U --username --user -d --dbname -c --command -f --file -F --field-separator -L --log-file -o --output
    -P --pset -R --record-separator -T --table-attr -v --set --variable`),
  plain:
    words(`-a -A -b -e -E -H -l -n -q -s -S -t -V -w -W -x -X -z -0 -1 -? --list --no-psqlrc --csv --html --echo-all --echo-errors --echo-hidden
    --no-align --tuples-only --expanded --quiet --no-password --password --single-transaction --single-step --single-line --version --help
    --echo-queries --no-readline --field-separator-zero --record-separator-zero`),
  looseWords: true,
};

/** How psql is judged; other programs hand it their words as they stand (`gitlab-psql`). */
export function judgePsql(call: Call): Judgement {
  const given = readOptions(call.words, shape);
  const strange = [
    ...given.unknown,
    ...call.words
      .filter((word) => word.splits && mayBeOption(word) && !/^\$\{?\w*(?:URL|URI|DSN|CONN)/iu.test(word.text))
      .map((word) => word.text),
  ];
  if (strange.length > 0) return changes(`psql: the effect of ${call.show(strange.join(' '))} is not known`, { inner: 'sql' });
  if (given.has('-V', '--version', '--help', '-?')) return reads();
  // libpq: an engine of OpenSSL, a file of services and a password file are named by the connection
  if (
    call.words.some(({ prefix }) => connectionLoads(prefix)) ||
    given.texts('-c', '--command').some((text) => /\\c(?:onnect)?\s/u.test(text ?? '') && connectionLoads(text ?? ''))
  )
    return changes('the connection loads a library or settings');
  const texts = given.texts('-c', '--command');
  const judged: Judgement[] = texts.map(judgePsqlText);
  if (given.has('-f', '--file')) judged.push(changes('runs a SQL file that is not shown'));
  else if (texts.length === 0 && !given.has('-l', '--list')) {
    if (call.input.kind === 'unknown') judged.push(changes('runs SQL that is not known before it runs'));
    else if (call.input.kind === 'text') judged.push(judgePsqlText(call.input.text));
    else return prompt(changes('opens a SQL prompt, where anything can be done'), 'psql');
  }
  // `:name` is pasted in as it stands, `:'name'` is quoted.
  const pasted = [...texts, call.input.kind === 'text' ? call.input.text : ''].some((text) => /(?<![:\w]):[A-Za-z_]\w*/u.test(text ?? ''));
  if (pasted && given.texts('-v', '--set', '--variable').some((text) => text === null || !/^\w+=[\w.@-]*$/u.test(text)))
    judged.push(changes('pastes a variable into the SQL'));
  for (const word of given.words('-o', '--output', '-L', '--log-file')) {
    const output = placeOf(word);
    if (output === '/dev/null') continue;
    judged.push(
      output.startsWith('|')
        ? changes('pipes the result into a program')
        : isSnapshotPlace(output)
          ? reads('keeps a copy of the rows', { preserves: true })
          : changes('overwrites a file with the result'),
    );
  }
  return also(combine(...judged), { inner: 'sql' });
}

/** https://www.postgresql.org/docs/current/app-psql.html */
export const psqlKnowledge: Knowledge = {
  programs: [{ names: ['psql', 'pgcli'], judge: judgePsql }],
  examples: {
    reads: `
      psql -U postgres -d shop -c 'SELECT count(*) FROM orders'
      psql -l
      psql -XAtc 'SHOW max_connections'
      psql -h db -c '\\dt+'
      psql -c "\\copy (SELECT * FROM orders) TO '/tmp/orders.csv' CSV HEADER"
      psql --user postgres --csv -c 'SELECT 1' -o rows.csv
      psql -x -c 'SELECT * FROM pg_stat_replication'`,
    changes: `
      psql
      psql -f migrate.sql
      psql -c 'UPDATE orders SET a = 1 WHERE id = 2'
      psql -c 'SELECT 1' -o '|sh'
      psql -c '\\! id'
      psql -c "\\copy orders FROM 'x.csv'"
      psql -c "\\copy orders TO PROGRAM 'sh'"
      psql -c 'SELECT 1 \\gexec'
      psql --no-such-option -c 'SELECT 1'
      cat x.sql | psql
      psql -c 'SELECT 1' -o rows.csv -L /etc/passwd`,
    destroys: `
      psql -c 'DROP TABLE orders'
      psql -c 'SELECT 1' -c 'TRUNCATE orders'`,
  },
};
