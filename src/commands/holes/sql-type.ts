const name = '(?:[\\w"]+\\.)?"?';
const at = (words: string, type: string): readonly [RegExp, string] => [new RegExp(`\\b(?:${words})\\s+${name}$`, 'iu'), type];

/** What stands before a hole in SQL text, and the type that follows. The first that fits counts. */
const places: readonly (readonly [RegExp, string])[] = [
  [/pg_(?:terminate|cancel)_backend\s*\(\s*$|\b(?:\w+\.)?pid\s*(?:=|<>|!=|in\s*\()\s*$|\bkill\s+(?:query\s+)?$/iu, 'process-id'],
  [/\bpassword\s+'$|\bidentified\s+by\s+'$/iu, 'secret'],
  at(
    'subscription|publication|trigger|constraint|slot|extension|collation|type|function|procedure|sequence|policy|column|rename\\s+to',
    'sql/identifier',
  ),
  at('role|user|owner\\s+to|to\\s+user|grantee', 'sql/role'),
  [/\bgrant\b.*\bto\s+"?$|\brevoke\b.*\bfrom\s+"?$/iu, 'sql/role'],
  at('database|connect\\s+to', 'sql/database'),
  at('schema', 'sql/schema'),
  at('index(?:\\s+concurrently)?(?:\\s+if\\s+(?:not\\s+)?exists)?', 'sql/index'),
  at(
    '(?:table|from|join|into|update|truncate|analyze|vacuum|lock|copy|cluster|verbose|describe|view)(?:\\s+(?:only|if\\s+(?:not\\s+)?exists|full|verbose|analyze|table))*',
    'sql/table',
  ),
  [/\bon\s+"?(?:\w+\.)?"?$/iu, 'sql/table'],
  [/\b(?:limit|offset|top)\s+$/iu, 'number'],
  [/\binterval\s+'$/iu, 'duration'],
  [/\b(?:datname|database)\s*(?:=|<>|!=|like|in\s*\()\s*'$/iu, 'sql/database'],
  [/\b(?:relname|tablename|table_name)\s*(?:=|<>|!=|like|in\s*\()\s*'$/iu, 'sql/table'],
  [/\b(?:usename|rolname|username|user_name)\s*(?:=|<>|!=|in\s*\()\s*'$/iu, 'sql/role'],
  [/\b(?:client_addr|\w*ip(?:_address)?)\s*=\s*'$/iu, 'host'],
  [
    /\b(?:\w+_(?:at|time|date|on|start|timestamp)|date|time|eventtime)\s*(?:[<>=]{1,2}|between)\s*(?:timestamp\w*\s*|date\s*)?'$|\bbetween\b[^;]{0,80}\band\s+'$/iu,
    'time',
  ],
  [/\b\w*email\s*(?:=|like)\s*'$/iu, 'email'],
  [/\border\s+by\s+(?:\w+\s*,\s*)*"?$|\bgroup\s+by\s+(?:\w+\s*,\s*)*"?$|\bset\s+"?$/iu, 'sql/identifier'],
  [/(?:=|<>|!=|<|>|<=|>=|\blike|\bilike|\bin\s*\(|\bvalues\s*\(|,)\s*'?%?$/iu, 'sql/value'],
];

/** The type of a value by its place in SQL text; `after` tells `'<n> minutes'` from `'<duration>'`. */
export function sqlType(before: string, after: string): string | null {
  const found = places.find(([pattern]) => pattern.test(before))?.[1] ?? null;
  if (/\binterval\s+'$/iu.test(before) && /^\s*(?:second|minute|hour|day|week|month|year)s?\b/iu.test(after)) return 'number';
  // `<schema>.<table>`: the name before the dot is what the other lies in.
  return found === 'sql/table' && /^"?\./u.test(after) ? 'sql/schema' : found;
}
