import { lineBefore, tail, whole } from './rule.ts';
import type { Rule } from './rule.ts';

/** What `my-…` must name to be an example: `my-cluster`, not the program `my-tool`. */
const ownThings =
  'cluster|namespace|ns|app|application|service|svc|deployment|deploy|pod|node|bucket|snapshot|branch|database|db|server|host|hostname|project|registry|image|repo|repository|release|secret|config|configmap|container|job|queue|topic|table|index|user|username|domain|region|account|vm|pvc|cert|certificate|instance|backup|org|team|function|stack|role|policy|key|token|password|profile|vpc|subnet|volume|ingress|statefulset|daemonset|cronjob|consumer-group|group';

/** `--detector-id DETECTOR_ID`: the words of the value are those of the option. */
function repeatsOption(option: string, value: string): boolean {
  const words = (text: string): string[] =>
    text
      .toLowerCase()
      .split(/[-_]+/u)
      .filter((word) => !/^\d*$/u.test(word))
      .map((word) => word.replace(/s$/u, ''));
  const given = new Set(words(option));
  return words(value).every((word) => given.has(word)) || /_(?:ID|NAME|ARN|ADDRESS|URL|IP|HOST|DATE|TIME)(?:_?\d+)?$/u.test(value);
}

const kubernetesKinds =
  'pods?|po|deploy(?:ment)?s?|svc|services?|nodes?|sts|statefulsets?|ds|daemonsets?|jobs?|cronjobs?|cm|configmaps?|pvc?|ns|namespaces?|secrets?|ing|ingress(?:es)?|hpa|rs|replicasets?|vmis?|vms?|certificates?';
const sqlKinds = 'table|index|view|sequence|subscription|publication|trigger|schema|database|role|user|constraint|slot|function|column';

/**
 * Values that stand for real ones although nothing marks them: words that say so (`your-bucket`, `token`), and
 * values that the makers of a system keep free for examples (example.com, 192.0.2.1, account 123456789012).
 */
export const exampleValues: readonly Rule[] = [
  // Mail addresses and hosts of RFC 2606.
  {
    hint: '@',
    pattern: /(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]+\.)*(?:example\.(?:com|org|net)|your-(?:domain|company)\.\w+)(?![\w-])/giu,
    read: (match, source) => (source[match.index - 1] === '/' ? null : whole(match, match[0].replace('@', '-at-'))),
  },
  {
    hint: 'example.',
    pattern:
      /(?<![\w@.$}-])(?:[A-Za-z0-9][\w-]{0,62}\.){0,8}example\.(?:com|org|net)(?![\w-]|\.\w)|(?<=@)(?:[A-Za-z0-9][\w-]{0,62}\.){0,8}example\.(?:com|org|net)(?![\w-]|\.\w)/gu,
    read: (match) => whole(match, match[0]),
  },
  {
    hint: 'your-',
    pattern: /(?<![\w@.$}-])(?:[\w-]{1,63}\.){0,8}your-(?:domain|company|org|host|server|site)\.[a-z]{2,}(?:\.[a-z]{2,})?(?![\w-])/gu,
    read: (match) => whole(match, match[0]),
  },
  // Addresses of RFC 5737.
  {
    hint: /192\.0\.2|198\.51\.100|203\.0\.113|1\.2\.3\.4/u,
    pattern: /(?<![\w.])(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}(?![\w.]|\/\d)|(?<![\w.])1\.2\.3\.4(?![\w.])/gu,
    read: (match) => whole(match, `ip-${match[0]}`),
  },
  // Identifiers that AWS uses in its documents.
  {
    hint: /-(?:0?1234567|0abc|a1b2c3d4|0123456789abcdef)/u,
    pattern:
      /(?<![\w-])(i|vol|vpc|subnet|sg|ami|snap|eni|rtb|igw|acl|lt|pcx|tgw|eipalloc)-(?:0?1234567\w{1,12}|0abc\w{3,14}|a1b2c3d4\w{0,10}|0123456789abcdef\w?)(?![\w-])/gu,
    read: (match) => whole(match, match[0]),
  },
  {
    hint: /\d{12}/u,
    pattern: /(?<![\w.-])(?:123456789012|111122223333|444455556666|777788889999|999999999999|(\d)\1{11})(?![\w.-])/gu,
    read: (match) => whole(match, `account-${match[0]}`),
  },
  { hint: 'AKIA', pattern: /(?<!\w)AKIA[A-Z0-9]{5,20}EXAMPLE(?!\w)/gu, read: (match) => whole(match, 'access-key') },
  { hint: '12345678-1234', pattern: /(?<!\w)12345678-1234-1234-1234-1234567890(?:12|ab)(?!\w)/gu, read: (match) => whole(match, 'uuid') },
  // your-bucket, YOUR_API_KEY, my-cluster.
  {
    hint: /your[-_]/iu,
    pattern:
      /(?<![\w$./@{-])(?:your[-_][A-Za-z][\w-]*|YOUR[-_][A-Z][A-Z0-9_-]*)(?![\w(]|\.\w)|(?<=[/@.])(?:your[-_][A-Za-z][\w-]*|YOUR[-_][A-Z][A-Z0-9_-]*)(?=[/"'\s:?@]|$)/gu,
    read: (match) => whole(match, match[0]),
  },
  {
    hint: /my[-_]/u,
    pattern: new RegExp(`(?<![\\w$.@{-])my[-_](?:[a-z0-9]+[-_])?(?:${ownThings})(?![\\w(.-])`, 'gu'),
    read: (match) => whole(match, match[0]),
  },
  // Names in capitals where Kubernetes allows none: -n NAMESPACE, pod/POD_NAME, kubectl logs POD.
  {
    hint: /[\s=][A-Z][A-Z0-9_-]/u,
    pattern: /(?=[A-Z])(?<=\b(?:kubectl|oc|helm)\b[^\n|;&]{0,200}\s(?:-n|--namespace|-c|--container)[=\s])[A-Z][A-Z0-9_-]+(?![\w.])/gu,
    read: (match) => whole(match, match[0]),
  },
  {
    hint: /[\s/][A-Z][A-Z0-9_-]/u,
    pattern: new RegExp(
      `(?=[A-Z])(?<=\\b(?:kubectl|oc)\\b[^\\n|;&]{0,200}[\\s](?:${kubernetesKinds})(?:\\s-n\\s\\S{1,63})?[\\s/])[A-Z][A-Z0-9_-]+(?![\\w.=])`,
      'gu',
    ),
    read: (match) => whole(match, match[0]),
  },
  {
    hint: /[\s/][A-Z][A-Z0-9_-]/u,
    pattern:
      /(?=[A-Z])(?<=\b(?:kubectl|oc)\s(?:-n\s\S{1,63}\s)?(?:logs|exec|cordon|uncordon|drain|attach|port-forward)\s(?:-\w+\s){0,3})[A-Z][A-Z0-9_-]+(?![\w.=])/gu,
    read: (match) => whole(match, match[0]),
  },
  {
    hint: /--[a-z][a-z-]+[=\s]["']?[A-Z]/u,
    pattern: /(?<=\s(--[a-z][a-z-]+)[=\s]["']?)([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?=["'\s,]|$)/gu,
    read: (match) => (repeatsOption(match[1] ?? '', match[2] ?? '') ? whole(match, match[2] ?? '') : null),
  },
  {
    // --finding-ids FINDING_ID_1 FINDING_ID_2: the numbered ones after the first.
    hint: /[A-Z]_\d\s/u,
    pattern: /(?<=\s[A-Z][A-Z_]{1,60}_\d\s)([A-Z][A-Z_]+_\d)(?=\s|$)/gu,
    read: (match) => whole(match, match[1] ?? ''),
  },
  {
    hint: 'arn:aws:',
    pattern: /(?<=\barn:aws:[^\s"']{1,120}[:/])[A-Z]+(?:_[A-Z]+)+(?=["'\s]|$)/gu,
    read: (match) => whole(match, match[0]),
  },
  // SQL: … = 'SUSPECTED_USER', BETWEEN 'START_TIME' AND 'END_TIME', TABLE table_name.
  {
    hint: /_(?:TIME|DATE|NAME|ID|USER|ROLE|IP|ARN|EMAIL|HOST|PRINCIPAL|TIMESTAMP)'/u,
    pattern:
      /(?<=(?:=|\blike|\bbetween|\band|<|>|\()\s{0,2}')[A-Z]+(?:_[A-Z]+)*_(?:TIME|DATE|NAME|ID|USER|ROLE|IP|ARN|EMAIL|HOST|PRINCIPAL|TIMESTAMP)(?=')/giu,
    read: (match) => (/^[A-Z_]+$/u.test(match[0]) ? whole(match, match[0]) : null),
  },
  {
    hint: /_name/iu,
    pattern: new RegExp(
      `(?<=\\b(?:table|from|join|into|update|truncate|subscription|publication|trigger|index|schema|database|analyze|vacuum|concurrently|exists|only|on)\\s{1,4})(?:${sqlKinds})_name(?!\\w|\\s*\\()`,
      'giu',
    ),
    read: (match) => whole(match, match[0]),
  },
  {
    hint: 'name',
    pattern: /(?<=\s(?:-t|--table|-d|--dbname|-U|--username)[=\s])(?:table|database|user|db|schema)_?name(?!\w)/gu,
    read: (match) => whole(match, match[0]),
  },
  // kill 12345, pg_terminate_backend(12345), git revert abc1234.
  {
    hint: '1234',
    pattern: /(?<=(?:\bkill\s(?:-\w{1,6}\s)?|pg_(?:terminate|cancel)_backend\(\s?|--?pid[=\s]))12345?(?!\w)/gu,
    read: (match) => whole(match, 'pid'),
  },
  {
    hint: 'abc123',
    pattern: /(?<![\w/.-])abc123(?:4|def|d)?(?!\w)/gu,
    read: (match, source) => {
      const before = lineBefore(source, match.index);
      return /\bgit\s+(?:revert|checkout|show|reset|cherry-pick|log|diff)\s/u.test(before) ? tail(match, match[0], 'commit') : null;
    },
  },
];
