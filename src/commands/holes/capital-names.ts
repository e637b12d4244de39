import { lineBefore, tail, whole } from './rule.ts';
import type { Rule } from './rule.ts';

/** Ends of names in capitals that say what goes there: CONTAINER_ID, SERVICE_NAME. */
const ending = '(?:ID|NAME|IP|HOST|HOSTNAME|ADDRESS|ARN|URL)(?:_?\\d)?';
const capitals = `[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*[_-]${ending}`;
/** What a client of a database is told: HOST, DB_USER, REPLICA-HOST. */
const connection =
  '(?:[A-Z][A-Z0-9]*[_-]){0,4}(?:HOST(?:NAME)?|USER(?:NAME)?|DB(?:_?NAME)?|DATABASE(?:_?NAME)?|PORT|SERVER|SCHEMA|TABLE(?:_?NAME)?|IP|ENDPOINT)';

/** `docker run -e SERVICE_NAME` hands a variable of that name on. */
const namesVariable = /\s(?:-e|--env|--build-arg|--set-env-vars|--update-env-vars|--remove-env-vars|printenv|unset)[=\s]$/u;

/** Names in capitals, and single capitals, where programs take the name or number of something real. */
export const capitalNames: readonly Rule[] = [
  {
    hint: /[_-](?:ID|NAME|IP|HOST|ADDRESS|ARN|URL)|CONTAINER|INSTANCE/u,
    pattern: new RegExp(
      `(?<=(?:^|[\\s;&|(])(?:docker|podman|nerdctl|crictl|systemctl|service|gcloud|journalctl|az|virsh)\\s(?:[^\\n|;&"']{0,200}[ =])?)(?:${capitals}|CONTAINER|INSTANCE)(?![\\w.=-])`,
      'gmu',
    ),
    read: (match, source) => (namesVariable.test(lineBefore(source, match.index)) ? null : whole(match, match[0])),
  },
  {
    // psql -h HOST -U USER -d DBNAME
    hint: /HOST|USER|DB|DATABASE|PORT|SERVER|SCHEMA|TABLE|IP|ENDPOINT/u,
    pattern: new RegExp(
      `(?<=\\b(?:psql|pg_\\w+|mysql\\w*|mariadb|mongo\\w*|redis-cli|createdb|dropdb)\\s(?:[^\\n|;&"']{0,200}\\s)?(?:-[hUdpPuDtn]|--(?:host|port|user|username|dbname|database|table|schema))[=\\s])${connection}(?![\\w.])`,
      'gu',
    ),
    read: (match) => whole(match, match[0]),
  },
  {
    // --to-revision=X, helm rollback shop N
    hint: /[=\s][XN](?:\s|$)/u,
    pattern:
      /(?<=\s--(to-revision|revision|replicas|tail|limit|port)[=\s])([XN])(?=\s|$)|(?<=\bhelm\s+rollback\s+[\w-]{1,63}\s+)([XN])(?=\s|$)/gu,
    read: (match) => whole(match, match[1] ?? 'revision'),
  },
  {
    // https://shop.test/users/:id, https://shop.test/users/USER_ID
    hint: /[/=](?::?[A-Z]|:[a-z_])/u,
    pattern: new RegExp(
      `(?<=https?://[^\\s"'<>]{1,200}/):([A-Za-z_]\\w{0,62})(?=[/?"'\\s]|$)|(?<=https?://[^\\s"'<>]{1,200}[/=])(${capitals})(?=[/?&"'\\s]|$)`,
      'gu',
    ),
    read: (match) => whole(match, match[1] ?? match[2] ?? ''),
  },
  {
    // kubectl logs ... -n shop
    hint: '...',
    pattern: /(?<=(?:^|[\s;&|(])(?:kubectl|oc|helm|docker|systemctl)\s(?:[^\n|;&#]{0,200}\s)?([\w-]{1,60})\s)(\.\.\.)(?=\s|$)/gmu,
    read: (match) => tail(match, match[2] ?? '', `${match[1] ?? ''}-value`),
  },
  {
    // %pod%; not '%error%', where the signs are SQL's, nor %h%an%, where they are git's.
    hint: '%',
    pattern: /(?<=[\s/=@:])%([a-z][a-z_-]+)%(?=[\s/:@.]|$)/gmu,
    read: (match, _, language) => (language === 'bash' || language === 'http' ? whole(match, match[1] ?? '') : null),
  },
];
