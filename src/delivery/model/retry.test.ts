import { expect, test } from 'vitest';
import { afterFailure, maxAttempts } from './retry.ts';

const failed = (over: { isFinal?: boolean; retryAfterMs?: number } = {}) =>
  ({ state: 'failed', detail: 'answered 503', isFinal: false, ...over }) as const;

test('a refusal is final at once', () => {
  expect(afterFailure(failed({ isFinal: true }), 1)).toEqual({ do: 'settle', reason: 'answered 503' });
});
test('the waits grow, and the last attempt says that it was the last', () => {
  const waits = Array.from({ length: maxAttempts - 1 }, (_, index) => afterFailure(failed(), index + 1)).map((step) =>
    step.do === 'retry' ? step.inMs : 0,
  );
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]).toBe(1_000);
  expect(afterFailure(failed(), maxAttempts)).toEqual({ do: 'settle', reason: `answered 503 (given up after ${maxAttempts} attempts)` });
});
test('a provider may ask for more patience, within reason', () => {
  expect(afterFailure(failed({ retryAfterMs: 20_000 }), 1)).toMatchObject({ inMs: 20_000 });
  expect(afterFailure(failed({ retryAfterMs: 1e9 }), 1)).toMatchObject({ inMs: 600_000 });
});
