import { also, changes } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { judgeUnread } from '../../sql/other-dialects.ts';
import { readOptions } from '../options.ts';
import type { Call } from '../program.ts';
import { words } from '../verbs.ts';

/** Options that choose what is shown, or how; --destination_table, --replace, --append_table, --schedule, --flagfile and others are not among them. */
const shape = {
  valued: words('--project_id --dataset_id --location --format -n --max_rows --start_row -s --maximum_bytes_billed --parameter'),
  plain: words('-q --quiet --headless --use_legacy_sql --nouse_legacy_sql --use_cache --nouse_cache --dry_run'),
};

/**
 * What BigQuery reads in another way than the judge of other servers' SQL: `#` and `--x` begin comments, `'''` and `r'` begin
 * texts, a backslash, and blocks of statements (BEGIN …). One SELECT without any of these is the same text to both.
 */
const isPlain = (sql: string): boolean =>
  /^\s*(?:select|with)\b/iu.test(sql) && !/#|--|\/\*|\\|'''|"""|\b(?:r|b|rb|br)["']|;\s*\S/iu.test(sql);

/** `bq query 'SELECT …'`: https://docs.cloud.google.com/bigquery/docs/reference/bq-cli-reference#bq_query */
export function bqQuery(call: Call): Judgement {
  const given = readOptions(call.words, shape);
  if (given.unknown.length > 0) return changes(`bq query: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  const [, word, ...more] = given.positionals;
  const input = call.input.kind === 'text' ? call.input.text : null;
  const sql = word === undefined ? input : word.value;
  if (sql === null || more.length > 0) return changes('runs SQL that is not known before it runs', { inner: 'sql' });
  return isPlain(sql) ? also(judgeUnread(sql), { inner: 'sql' }) : changes('BigQuery: it is more than one plain SELECT', { inner: 'sql' });
}
