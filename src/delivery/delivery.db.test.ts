import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readWholeStream } from '#journal';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import {
  closeGuardedConnections,
  deliveryStream,
  queueDelivery,
  readDelivery,
  registerDelivery,
  wakeOverdueDeliveries,
  withdrawDeliveries,
  type DeliveryRoom,
  type DeliverySettings,
  type Message,
} from './index.ts';
import { createMailDeliverer } from './channels/mail.ts';
import { sendDelivery } from './send-delivery.ts';
import { withdrawJobs } from '#store';
import { startSmtp } from '../../test/outside/outside-servers.ts';
import type { Outcome } from './model/message.ts';

let house: TestHouse;
let room: DeliveryRoom;
let smtpUrl = '';
const settings: DeliverySettings = {
  mayCallPrivateAddresses: () => false,
  webhookSecretFor: () => 'a-secret-for-webhooks',
  mailFor: () => (smtpUrl === '' ? null : { smtp: smtpUrl, from: 'Tocsin <tocsin@example.com>' }),
  slackFor: () => null,
};
const message: Message = { subject: 'Checkout down', text: 'Checkout is down.', link: 'https://tocsin.example.com/i/inc_1' };

beforeAll(async () => {
  house = await createTestHouse();
  room = registerDelivery({ context: house.context, worker: house.worker, settings });
});
afterEach(() => {
  smtpUrl = '';
});
afterAll(async () => {
  room.stop();
  await closeGuardedConnections();
  await house.close();
});

let count = 0;
async function queue(over: Partial<Parameters<typeof queueDelivery>[1]> = {}): Promise<string> {
  const id = `dlv_test${++count}`;
  await house.context.store.transaction((tx) =>
    queueDelivery(tx, {
      id,
      organizationId: house.organization.id,
      channel: 'mail',
      target: 'ana@example.com',
      message,
      now: house.clock.now(),
      ...over,
    }),
  );
  return id;
}
const state = async (id: string) => (await readDelivery(house.context.store.db, id))?.state;
const entries = async (id: string) =>
  (await readWholeStream(house.context.store.db, deliveryStream(house.organization.id))).filter(({ data }) =>
    JSON.stringify(data).includes(`"${id}"`),
  );

describe('mail', () => {
  test('a real server receives it, with a Message-ID that follows from the delivery', async () => {
    const smtp = await startSmtp();
    smtpUrl = smtp.url;
    const id = await queue();
    await house.worker.runDue();
    expect(await state(id)).toBe('sent');
    expect(smtp.mails).toHaveLength(1);
    expect(smtp.mails[0]?.to).toEqual(['ana@example.com']);
    expect(smtp.mails[0]?.raw).toContain(`Message-ID: <${id}@example.com>`);
    expect(smtp.mails[0]?.raw).toContain('Auto-Submitted: auto-generated');
    expect((await entries(id)).map(({ type }) => type)).toEqual(['delivery.sent']);
    room.stop();
    await smtp.stop();
  });

  test('hostile text changes no header, no recipient and no HTML', async () => {
    const smtp = await startSmtp();
    smtpUrl = smtp.url;
    const id = await queue({
      message: {
        subject: 'Down\r\nBcc: victim@example.com\r\n\r\n<h1>body</h1>',
        text: '<script>alert(1)</script>\r\n.\r\nMAIL FROM:<x@y>\u0000\u001b[2J',
        link: 'javascript:alert(1)',
      },
    });
    await house.worker.runDue();
    expect(await state(id)).toBe('sent');
    const mail = smtp.mails[0];
    const [head = ''] = mail?.raw.split('\r\n\r\n') ?? [];
    expect(mail?.to).toEqual(['ana@example.com']);
    expect(head).not.toMatch(/^Bcc:/im);
    const html = mail?.raw.split('Content-Type: text/html')[1];
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(mail?.raw).not.toContain('javascript:');
    room.stop();
    await smtp.stop();
  });

  test.each(['a@b.example, c@d.example', 'a@b.example\r\nRCPT TO:<x@y>', '"x" <a@b.example>', 'nobody'])(
    '%j is no recipient, and that is final',
    async (target) => {
      smtpUrl = 'smtp://127.0.0.1:1';
      const id = await queue({ target });
      await house.worker.runDue();
      expect(await state(id)).toBe('failed');
    },
  );

  test('a dead server is tried again until it answers', async () => {
    const smtp = await startSmtp();
    smtpUrl = 'smtp://127.0.0.1:1';
    const id = await queue();
    await house.worker.runDue();
    expect(await readDelivery(house.context.store.db, id)).toMatchObject({
      state: 'queued',
      attempts: 1,
      detail: expect.stringContaining('ECONNREFUSED'),
    });
    smtpUrl = smtp.url;
    await house.worker.runDue();
    expect(smtp.mails).toHaveLength(0);
    house.clock.advance(1_000);
    await house.worker.runDue();
    expect(await readDelivery(house.context.store.db, id)).toMatchObject({ state: 'sent', attempts: 2 });
    room.stop();
    await smtp.stop();
  });

  test('a server that stays dead makes a failure that everybody can see', async () => {
    smtpUrl = 'smtp://127.0.0.1:1';
    const id = await queue();
    for (let minute = 0; minute < 15; minute++) {
      await house.worker.runDue();
      house.clock.advance(60_000);
    }
    expect(await readDelivery(house.context.store.db, id)).toMatchObject({
      state: 'failed',
      attempts: 8,
      detail: expect.stringContaining('given up after 8 attempts'),
    });
    expect((await entries(id)).map(({ type }) => type)).toEqual(['delivery.failed']);
  });

  test('a server that refuses the recipient is not asked again', async () => {
    const smtp = await startSmtp(() => Object.assign(new Error('no such mailbox'), { responseCode: 550 }));
    smtpUrl = smtp.url;
    const id = await queue();
    await house.worker.runDue();
    expect(await readDelivery(house.context.store.db, id)).toMatchObject({
      state: 'failed',
      attempts: 1,
      detail: expect.stringContaining('no such mailbox'),
    });
    room.stop();
    await smtp.stop();
  });

  test('without a mail server it fails at once and says what to set', async () => {
    const id = await queue();
    await house.worker.runDue();
    expect(await readDelivery(house.context.store.db, id)).toMatchObject({ state: 'failed', detail: expect.stringContaining('mail.smtp') });
  });
});

test('a crash between sending and noting it sends the same Message-ID again, and no third time', async () => {
  const smtp = await startSmtp();
  smtpUrl = smtp.url;
  const id = await queue();
  const mail = createMailDeliverer(settings);
  const crashing = {
    ...house.context,
    store: {
      ...house.context.store,
      transaction: () => Promise.reject(new Error('the process died here')),
    },
  };
  await expect(sendDelivery(crashing, { mail, webhook: mail, slack: mail }, id)).rejects.toThrow('died here');
  expect(await state(id)).toBe('sending');
  await house.worker.runDue();
  await house.worker.runDue();
  expect(await state(id)).toBe('sent');
  const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
  expect(ids).toEqual([`<${id}@example.com>`, `<${id}@example.com>`]);
  mail.stop();
  room.stop();
  await smtp.stop();
});

describe('the promise', () => {
  test('a rolled back transaction promises nothing; the same id twice is one delivery', async () => {
    await expect(
      house.context.store.transaction(async (tx) => {
        await queueDelivery(tx, {
          id: 'dlv_rolled',
          organizationId: house.organization.id,
          channel: 'mail',
          target: 'ana@example.com',
          message,
          now: house.clock.now(),
        });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await readDelivery(house.context.store.db, 'dlv_rolled')).toBeNull();
    const again = {
      id: 'dlv_twice',
      organizationId: house.organization.id,
      channel: 'mail',
      target: 'ana@example.com',
      message,
      now: house.clock.now(),
    } as const;
    expect(await queueDelivery(house.context.store.db, again)).toBe(true);
    expect(await queueDelivery(house.context.store.db, again)).toBe(false);
    await house.worker.runDue();
  });

  test('what is withdrawn is not sent', async () => {
    const smtp = await startSmtp();
    smtpUrl = smtp.url;
    const id = await queue();
    expect(await withdrawDeliveries(house.context.store.db, [id], house.clock.now())).toEqual([id]);
    await house.worker.runDue();
    expect(await state(id)).toBe('withdrawn');
    expect(smtp.mails).toEqual([]);
    await smtp.stop();
  });

  test('a delivery whose job is gone is found and sent', async () => {
    const smtp = await startSmtp();
    smtpUrl = smtp.url;
    const id = await queue();
    await withdrawJobs(house.context.store.db, [`delivery.send:${id}:0`]);
    house.clock.advance(16_000);
    await house.worker.runDue();
    expect(await state(id)).toBe('queued');
    expect(await wakeOverdueDeliveries(house.context)).toBeGreaterThan(0);
    await house.worker.runDue();
    expect(await state(id)).toBe('sent');
    room.stop();
    await smtp.stop();
  });

  test('a channel that throws costs an attempt, not the message', async () => {
    let calls = 0;
    const flaky = {
      deliver: (): Promise<Outcome> =>
        ++calls === 1 ? Promise.reject(new Error('a defect')) : Promise.resolve({ state: 'sent', detail: 'ok', result: null }),
    };
    const id = await queue({ now: new Date(house.clock.now().getTime() + 3_600_000) });
    await sendDelivery(house.context, { mail: flaky, webhook: flaky, slack: flaky }, id);
    expect(await readDelivery(house.context.store.db, id)).toMatchObject({ state: 'queued', attempts: 1, detail: 'a defect' });
    await sendDelivery(house.context, { mail: flaky, webhook: flaky, slack: flaky }, id);
    expect(await state(id)).toBe('sent');
  });
});
