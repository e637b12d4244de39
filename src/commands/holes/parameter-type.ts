import type { CommandLanguage } from '../model/command.ts';
import type { Hole } from './hole.ts';
import { kubernetesType } from './kubernetes-type.ts';
import { isSecretName } from './secret-name.ts';
import { isSecretPlace } from './secret-place.ts';
import { isInSqlText } from './sql-text.ts';
import { sqlType } from './sql-type.ts';

/** Addresses that carry a password, or are one. */
const secretAddress =
  /(?:database|db|postgres\w*|pg|mysql|mongo\w*|redis|amqp|rabbitmq|broker|superuser)[-_]?(?:ur[li]|dsn)$|webhook|connection[-_]?string|^dsn$/iu;

const byName: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[-_])pids?$|process[-_]?id/iu, 'process-id'],
  [/(?:^|[-_])container[-_]?id$/iu, 'container'],
  [/[-_](?:id|arn)s?$|mac[-_]address$/iu, 'text'],

  [/(?:^|[-_])pod(?:[-_]?name)?(?:[-_]?\d+)?$/iu, 'kubernetes/pod'],
  [/(?:^|[-_])node(?:[-_]?name)?$/iu, 'kubernetes/node'],
  [/^(?:ns|.*namespace)$/iu, 'kubernetes/namespace'],
  [/(?:^|[-_])deployment(?:[-_]?name)?$/iu, 'kubernetes/deployment'],
  [/(?:^|[-_])(?:statefulset|sts)(?:[-_]?name)?$/iu, 'kubernetes/statefulset'],
  [/(?:^|[-_])pvc/iu, 'kubernetes/persistentvolumeclaim'],
  [/(?:^|[-_])pv(?:[-_]?name)?$/iu, 'kubernetes/persistentvolume'],
  [/^cert(?:ificate)?[-_]?name$/iu, 'kubernetes/certificate'],
  [/(?:^|[-_])containers?(?:[-_]?(?:name|id))?$/iu, 'container'],
  [/table(?:[-_]?name)?$/iu, 'sql/table'],
  [/(?:^|[-_])(?:date|day|today)$/iu, 'date'],
  [/^time$/iu, 'time'],
  [/(?:time|timestamp|[-_]at|since|until)$|[-_ ]UTC$|^(?:start|end|epoch)[-_]/iu, 'time'],
  [/duration|interval$|timeout|window$|range$/iu, 'duration'],
  [/email|[-_]at[-_].*\.\w+$/iu, 'email'],
  [/(?:^|[-_])(?:url|uri|endpoint|link|webhook)$|(?:url|uri|webhook)$/iu, 'url'],
  [/(?:^|[-_])(?:ip|host|hostname|server|domain|fqdn|address)(?:$|[-_])|^(?:[\w-]+\.)+(?:com|org|net|io|dev)$/iu, 'host'],
  [
    /(?:^|[-_])(?:count|number|num|replicas|size|limit|port|revision|days|hours|minutes|seconds|percent|threshold|n)$|^m(?:in|ax)$/iu,
    'number',
  ],
  [/(?:^|[-_])(?:file|path|dir|directory|filename|folder|mount[-_]?point|mountpoint)(?:[-_]?name)?$/iu, 'path'],
];

/** Places that beat a name: `--since` of these programs is no point in time, whatever the hole is called. */
const surely: readonly (readonly [RegExp, string])[] = [
  [/\b(?:kubectl|oc|k|stern)\b[^|;&]*\s--since[=\s]["']?$/u, 'duration'],
  [/\bjournalctl\b[^|;&]*\s(?:--since|--until|-S|-U)[=\s]["']?$/u, 'time'],
];

/** What stands before a value on a command line, whatever the program. */
const byPlace: readonly (readonly [RegExp, string])[] = [
  [
    /(?:\bkill\s+(?:-\w+\s+)*|\bstrace\s+-p\s*|\s--?pid[=\s]|\/proc\/|\bj(?:stack|map|cmd|stat)\s+(?:-\S+\s+)*|\bps\s+-p\s*|\blsof\s+-p\s*)$/u,
    'process-id',
  ],
  [
    /(?:\b(?:head|tail)\s+-n?\s*|\s--(?:tail|lines|replicas|port|limit|m(?:ax|in)(?:-[\w-]+)?|count|retries|(?:to-)?revision|cpu-percent)[=\s])$/u,
    'number',
  ],
  [/(?:\bsleep\s+|\btimeout\s+|\s--(?:since|timeout|grace-period|duration|interval|ttl|older-than|range)[=\s])$/u, 'duration'],
  [
    /(?:\s--(?:since-time|since|until|start-time|end-time|start|end|restore-time|from|to)[=\s]["']?|\bdate\s+(?:-u\s+)?-d\s+["']|\b\w+_time\s*=\s*["']?)$/u,
    'time',
  ],
  [
    /\b(?:ssh|mosh)\s+(?:-\S+\s+(?:\S+\s+)?)*(?:[\w.-]+@)?$|\b(?:scp|rsync)\s.*@$|\b(?:ping6?|dig|nslookup|traceroute|mtr|host|telnet|whois|nc)\s+(?:-\S+\s+(?:\d+\s+)?)*$/u,
    'host',
  ],
  [
    /\b(?:psql|mysql|redis-cli|pg_\w+|mongosh?|clickhouse-client|mysqladmin)\b.*\s(?:-h|--host)[=\s]*$|https?:\/\/(?:[\w.-]+[.@])?$/u,
    'host',
  ],
  [/\b(?:curl|wget|http|open|xdg-open)\s+(?:-\S+\s+)*["']?$/u, 'url'],
  [/\b(?:psql|pg_\w+)\b.*\s(?:-d|--dbname)[=\s]*$/u, 'sql/database'],
  [/\b(?:psql|pg_\w+)\b.*\s(?:-U|--username)[=\s]*$/u, 'sql/role'],
  [/\b(?:psql|pg_\w+)\b.*\s(?:-t|--table)[=\s]*$/u, 'sql/table'],
  [
    /(?:^|[|;&(]\s*|\ssudo\s+|\s--\s+)(?:sudo\s+)?(?:cat|less|head|tail|ls|rm|du|stat|md5sum|chmod\s+\S+|chown\s+\S+|cd|mkdir|vim?|nano|tar\s+-?\w+|gunzip|gzip|source)\s+(?:-\S+\s+)*["']?$|(?:^|\s)\d?[<>]{1,2}\s*["']?$|(?:^|[\s"'=])(?:~|\.{1,2})?\/(?:[\w.-]+\/)*[\w.-]*$|\s(?:--file|--output|-o)[=\s]["']?$/u,
    'path',
  ],
  [/\b(?:grep|zgrep)\b.*["']/u, 'text'],
];

/** How much of a line is looked at before and after a hole. */
const reach = 300;

function around(source: string, hole: Hole): { readonly before: string; readonly after: string } {
  const text = source.slice(Math.max(0, hole.start - reach), hole.start);
  // A continued line belongs to the command.
  const joined = text.replaceAll(/\\\r?\n[ \t]*/gu, ' ');
  return { before: joined.slice(joined.lastIndexOf('\n') + 1), after: source.slice(hole.end, hole.end + 40) };
}

/** Guesses what kind of value fills a hole, from its name and from the text around it. */
export function typeOfHole(source: string, language: CommandLanguage, hole: Hole): string {
  if (isSecretName(hole.name)) return 'secret';
  const { before, after } = around(source, hole);
  if ((language === 'bash' || language === 'http') && isSecretPlace(before, hole.name)) return 'secret';
  const named = byName.find(([pattern]) => pattern.test(hole.name))?.[1];
  if (language === 'promql')
    return /\[\s*$|\boffset\s+$/u.test(before) ? 'duration' : (named ?? (/[<>=]\s*$/u.test(before) ? 'number' : 'text'));
  const isSql = language === 'sql' || (language === 'bash' && isInSqlText(source, hole.start));
  const fromSql = isSql ? sqlType(before, after) : null;
  if (fromSql !== null && (fromSql !== 'sql/value' || named === undefined || named === 'text')) return fromSql;
  if (language === 'bash') {
    const fromPlace = kubernetesType(before, after);
    if (fromPlace !== null) return fromPlace === 'text' ? (named ?? 'text') : fromPlace;
    const sure = surely.find(([pattern]) => pattern.test(before))?.[1];
    if (sure !== undefined) return sure;
    const specific = byPlace.find(([pattern]) => pattern.test(before))?.[1];
    if (specific === 'host' && after.startsWith('@')) return 'user';
    if (specific !== undefined && (named === undefined || specific === 'process-id')) return specific;
    if (named === 'container' && /\b(?:kubectl|oc)\b/u.test(before)) return 'kubernetes/container';
  }
  if (language === 'http' && named === undefined && /^\w+\s+https?:\/\/$|^Host:\s*$/iu.test(before)) return 'host';
  return named ?? 'text';
}

/** True when the value of a hole must not be shown. */
export const isSecretHole = (name: string, type: string): boolean => type === 'secret' || secretAddress.test(name);
