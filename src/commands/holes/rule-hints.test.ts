import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rulesBeyondShell } from './find-holes.ts';
import { mayMatch } from './rule.ts';

const examples = ['bash', 'sql', 'promql', 'http'].flatMap((language) =>
  readFileSync(new URL(`examples/${language}.txt`, import.meta.url), 'utf8').split('\n'),
);
/** What the examples of parameters do not hold, so that every rule has something to find. */
const more = [
  'curl https://x.example/api?token=token&username=username',
  'Authorization: Bearer token',
  'mysql --password=changeme',
  'psql postgres://app:secret@db/app',
  'INC-XXXX 10.x.x.x CVE-2031-XXXX v1 X.Y.Z',
  '--detector-id DETECTOR_ID --finding-ids FINDING_ID_1 FINDING_ID_2',
  'arn:aws:iam::1:role/ROLE_NAME',
  "WHERE user = 'SUSPECTED_USER'",
  'DROP TABLE table_name',
  'psql -t tablename',
  'kill 12345',
  'git revert abc1234',
  'export A=... Bearer ... sk_live_... sk-... --name ...',
  'AKIAIOSFODNN7EXAMPLE 12345678-1234-1234-1234-123456789012 xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
  '%SERVICE% YYYY-MM-DD HH:MM 2031-XX-XX YYYY-MM-DDTHH:MM',
  'i-0abc123def 123456789012 111111111111 192.0.2.1 1.2.3.4 api.your-company.com a@example.org',
  'kubectl -n NAMESPACE logs POD; kubectl get pod POD; your-bucket YOUR_KEY my-cluster',
  'db-xxxxx pi_xxxxx token=xxx',
  'Authorization: Bearer token',
];

describe('hints of the rules for holes', () => {
  it.each(rulesBeyondShell.map((rule) => [rule.pattern.source.slice(0, 60), rule] as const))('%s: the hint hides no match', (_, rule) => {
    const matched = [...examples, ...more].filter((text) => text.search(rule.pattern) >= 0);
    expect(matched.length).toBeGreaterThan(0);
    expect(matched.filter((text) => !mayMatch(rule, text))).toEqual([]);
  });
});
