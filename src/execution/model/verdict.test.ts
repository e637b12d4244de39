import { expect, test } from 'vitest';
import { judgeOutcome } from './verdict.ts';

test.each([
  [0, ['kubectl'], 'pod/api deleted', 'succeeded', 'exit 0'],
  [1, ['kubectl'], '', 'failed', 'exit 1'],
  [0, ['kubectl', 'redis-cli'], '(error) NOAUTH Authentication required.', 'failed', 'exit 0, but NOAUTH in the output'],
  [0, ['redis-cli'], 'ERR unknown command', 'failed', 'exit 0, but ERR in the output'],
  [0, ['redis-cli'], 'used_memory:1024\r\nerrorstat_ERR:count=3', 'succeeded', 'exit 0'],
  [0, ['redis-cli'], '\u001B[31mERR x y\u001B[0m', 'failed', 'exit 0, but ERR in the output'],
  [0, ['curl'], 'HTTP/1.1 503 Service Unavailable\r\n\r\n', 'failed', 'exit 0, but HTTP 503 in the output'],
  [0, ['curl'], 'HTTP/1.1 301 Moved\r\n\r\nHTTP/2 200 \r\n\r\n', 'succeeded', 'exit 0'],
  [0, ['psql'], 'ERROR:  relation "x" does not exist', 'failed', 'exit 0, but ERROR in the output'],
  [0, ['kubectl'], 'Error from server (NotFound): pods "x" not found', 'failed', 'exit 0, but kubectl reports an error in the output'],
  [0, ['grep'], 'ERROR: in a log is what was looked for', 'succeeded', 'exit 0'],
])('exit %s of %j saying %j: %s', (exitCode, programs, output, state, text) => {
  expect(judgeOutcome({ exitCode, note: null, programs, output })).toEqual({ state, text });
});
