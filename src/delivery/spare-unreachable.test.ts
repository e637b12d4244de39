import { expect, test } from 'vitest';
import { createManualClock } from '#base';
import type { Outcome } from './model/message.ts';
import { spareUnreachable } from './spare-unreachable.ts';

const delivery = (target: string) => ({ id: 'dlv_1', organizationId: 'org_1', target, message: { subject: 's', text: 't' } });
const unreachable: Outcome = { state: 'failed', isFinal: false, isUnreachable: true, detail: 'no answer in time' };
const refused: Outcome = { state: 'failed', isFinal: false, detail: 'answered 503' };
const sent: Outcome = { state: 'sent', detail: 'ok', result: null };

test('a silent provider is asked by one message at a time, once a second; its neighbours are not spared', async () => {
  const clock = createManualClock('2026-01-05T00:00:00Z');
  const asked: string[] = [];
  let answer: () => Promise<Outcome> = () => Promise.resolve(unreachable);
  const spared = spareUnreachable({ deliver: ({ target }) => (asked.push(target), answer()) }, { clock, keyOf: ({ target }) => target });
  await spared.deliver(delivery('a'));
  expect(await spared.deliver(delivery('a'))).toMatchObject({
    state: 'failed',
    isFinal: false,
    detail: expect.stringContaining('no answer in time'),
  });
  await spared.deliver(delivery('b'));
  expect(asked).toEqual(['a', 'b']);

  clock.advance(1_000);
  let finish: (outcome: Outcome) => void = () => undefined;
  answer = () => new Promise((resolve) => (finish = resolve));
  const probe = spared.deliver(delivery('a'));
  expect(await spared.deliver(delivery('a'))).toMatchObject({ state: 'failed' });
  expect(asked).toEqual(['a', 'b', 'a']);
  finish(sent);
  expect(await probe).toEqual(sent);

  answer = () => Promise.resolve(refused);
  await spared.deliver(delivery('a'));
  await spared.deliver(delivery('a'));
  expect(asked).toEqual(['a', 'b', 'a', 'a', 'a']);
});

test('a probe that throws does not block the provider for ever', async () => {
  const clock = createManualClock('2026-01-05T00:00:00Z');
  const answers: (() => Promise<Outcome>)[] = [
    () => Promise.resolve(unreachable),
    () => Promise.reject(new Error('a defect')),
    () => Promise.resolve(sent),
  ];
  const spared = spareUnreachable({ deliver: () => answers.shift()?.() ?? Promise.resolve(refused) }, { clock, keyOf: () => 'x' });
  await spared.deliver(delivery('a'));
  clock.advance(1_000);
  await expect(spared.deliver(delivery('a'))).rejects.toThrow('a defect');
  expect(await spared.deliver(delivery('a'))).toEqual(sent);
});
