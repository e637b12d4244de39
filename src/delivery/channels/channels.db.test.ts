import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestHouse, type TestHouse } from '../../../test/database/test-context.ts';
import {
  closeGuardedConnections,
  queueDelivery,
  readDelivery,
  registerDelivery,
  withdrawDeliveries,
  type DeliveryRoom,
  type DeliverySettings,
  type Message,
} from '../index.ts';
import { startHttp } from '../../../test/outside/outside-servers.ts';
import { createGuardedFetch } from '../guarded-fetch.ts';
import { createWebhookDeliverer } from './webhook.ts';

let house: TestHouse;
let room: DeliveryRoom;
let slackUrl = '';
let allowPrivateAddresses = true;
const settings: DeliverySettings = {
  mayCallPrivateAddresses: () => allowPrivateAddresses,
  webhookSecretFor: () => 'a-secret-for-webhooks',
  mailFor: () => null,
  slackFor: () => (slackUrl === '' ? null : { token: 'xoxb-0-test', apiUrl: slackUrl }),
};
const message: Message = { subject: 'Checkout down', text: 'Checkout is down.', link: 'https://tocsin.example.com/i/inc_1' };

beforeAll(async () => {
  house = await createTestHouse();
  room = registerDelivery({ context: house.context, worker: house.worker, settings });
});
afterEach(() => {
  slackUrl = '';
  allowPrivateAddresses = true;
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
      channel: 'webhook',
      target: 'https://hook.example.com',
      message,
      now: house.clock.now(),
      ...over,
    }),
  );
  return id;
}
const state = async (id: string) => (await readDelivery(house.context.store.db, id))?.state;
describe('webhook', () => {
  test('is signed over the raw body and carries the delivery as idempotency key', async () => {
    const seen: { headers: Record<string, unknown>; body: string }[] = [];
    const http = await startHttp((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        seen.push({ headers: request.headers, body });
        response.writeHead(202).end('ok');
      });
    });
    const id = await queue({ channel: 'webhook', target: `${http.url}/hook`, message: { ...message, data: { event: 'page' } } });
    await house.worker.runDue();
    expect(await readDelivery(house.context.store.db, id)).toMatchObject({ state: 'sent', result: { status: 202 } });
    const [hit] = seen;
    expect(hit?.headers['idempotency-key']).toBe(id);
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(hit?.headers['x-tocsin-signature'])) ?? [];
    expect(signature).toBe(createHmac('sha256', 'a-secret-for-webhooks').update(`${seconds}.${hit?.body}`).digest('hex'));
    expect(JSON.parse(hit?.body ?? '{}')).toMatchObject({ id, event: 'page', subject: 'Checkout down', link: message.link });
    await http.stop();
  });

  test.each([
    [503, 'queued'],
    [429, 'queued'],
    [400, 'failed'],
    [302, 'failed'],
  ])('an answer of %i leaves it %s', async (status, expected) => {
    let hits = 0;
    const http = await startHttp((request, response) => {
      hits++;
      response.writeHead(status, { location: '/elsewhere' }).end();
    });
    const id = await queue({ channel: 'webhook', target: http.url });
    await house.worker.runDue();
    expect(await state(id)).toBe(expected);
    expect(hits).toBe(1);
    await withdrawDeliveries(house.context.store.db, [id], house.clock.now());
    await http.stop();
  });

  test('private addresses are refused unless allowed, whatever they are called', async () => {
    let hits = 0;
    const http = await startHttp((_, response) => {
      hits++;
      response.end();
    });
    allowPrivateAddresses = false;
    const deliverer = createWebhookDeliverer({ settings, clock: house.clock });
    const port = new URL(http.url).port;
    for (const target of [
      http.url,
      `http://localhost:${port}`,
      `http://[::1]:${port}`,
      `http://2130706433:${port}`,
      `http://0x7f.1:${port}`,
      'http://169.254.169.254/latest',
      'file:///etc/passwd',
      'http://a:b@example.com/',
      'nonsense',
    ]) {
      expect(await deliverer.deliver({ id: 'dlv_x', organizationId: 'org_x', target, message })).toMatchObject({
        state: 'failed',
        isFinal: true,
      });
    }
    expect(hits).toBe(0);
    await http.stop();
  });

  test('a silent receiver is given up after the time-out, an endless one at the limit', async () => {
    const http = await startHttp((request, response) => {
      if (request.url === '/endless') {
        response.writeHead(200);
        const timer = setInterval(() => response.write('x'.repeat(65_536)), 1);
        request.on('close', () => clearInterval(timer));
        response.on('close', () => clearInterval(timer));
      }
    });
    const ask = createGuardedFetch({ allowPrivateAddresses: true });
    await expect(ask(`${http.url}/silent`, { method: 'POST', body: '{}', timeoutMs: 200 })).rejects.toMatchObject({
      code: 'delivery-failed',
    });
    await expect(ask(`${http.url}/endless`, { method: 'POST', body: '{}' })).rejects.toMatchObject({ code: 'delivery-failed' });
    await http.stop();
  });
});

describe('Slack', () => {
  test('the official client posts escaped text, and the answer keeps channel and ts', async () => {
    const bodies: URLSearchParams[] = [];
    const http = await startHttp((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString('utf8')));
      request.on('end', () => {
        bodies.push(new URLSearchParams(body));
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, channel: 'C1', ts: '1.2' }));
      });
    });
    slackUrl = `${http.url}/api/`;
    const id = await queue({ channel: 'slack', target: '#incidents', message: { subject: 's', text: '<!channel> a & b' } });
    await house.worker.runDue();
    expect(await readDelivery(house.context.store.db, id)).toMatchObject({ state: 'sent', result: { channel: 'C1', ts: '1.2' } });
    expect(bodies[0]?.get('text')).toBe('&lt;!channel&gt; a &amp; b');
    expect(bodies[0]?.get('channel')).toBe('#incidents');
    await http.stop();
  });

  test.each([
    [200, { ok: false, error: 'channel_not_found' }, {}, 'failed'],
    [200, { ok: false, error: 'internal_error' }, {}, 'queued'],
    [429, {}, { 'retry-after': '30' }, 'queued'],
    [500, {}, {}, 'queued'],
  ])('an answer %i %j %j leaves it %s', async (status, body, headers, expected) => {
    const http = await startHttp((_, response) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body)),
    );
    slackUrl = http.url;
    const id = await queue({ channel: 'slack', target: '#incidents' });
    await house.worker.runDue();
    expect(await state(id)).toBe(expected);
    await withdrawDeliveries(house.context.store.db, [id], house.clock.now());
    await http.stop();
  });
});
