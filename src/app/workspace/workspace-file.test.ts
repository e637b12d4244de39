import { describe, expect, test } from 'vitest';
import { parseWorkspaceFile } from './workspace-file.ts';

describe('tocsin.yaml', () => {
  test('an empty file is a workspace that says nothing', () => {
    expect(parseWorkspaceFile('')).toMatchObject({ ok: true, value: { people: [], schedules: [], allowPrivateAddresses: false } });
  });

  test.each([
    ['people:\n  - name: Ana\n    email: not-an-address\n', 3, /people\.0\.email/],
    ['schedules:\n  - name: a\n    timeZone: Mars/Olympus\n    layers: []\n', 3, /time zone/],
    ['peple: []\n', 1, /Unrecognized key/],
    ['connections:\n  - name: main\n    kind: postgres\n', 2, /either url or urlFrom/],
    ['people: [\n', 2, /./],
    [
      'a: &a [x]\nb: [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n',
      1,
      /./,
    ],
  ])('%j is refused with its line', (source, line, message) => {
    const parsed = parseWorkspaceFile(source);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.problems[0]).toMatchObject({ line, message: expect.stringMatching(message) });
  });
});
