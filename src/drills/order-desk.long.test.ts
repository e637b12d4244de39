import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { silentLog, systemClock } from '#base';
import { openOrderDesk, poison, poisonName, type OrderDesk } from './order-desk.ts';

let folder: string;
let desk: OrderDesk;
const open = (port: number | null = null) => openOrderDesk({ folder, port, clock: systemClock, log: silentLog });
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tocsin-desk-'));
  desk = await open();
});
afterEach(async () => {
  await desk.stop();
  rmSync(folder, { recursive: true, force: true });
});

const health = async () => {
  const response = await fetch(`http://${desk.address}/health`);
  return { status: response.status, ...((await response.json()) as { healthy: boolean; waiting: number; reason: string }) };
};
const handled = async () => Number(/^orders_handled_total (\d+)$/m.exec(await (await fetch(`http://${desk.address}/metrics`)).text())?.[1]);
const patient = { timeout: 15_000, interval: 50 };

test('orders flow, until a job that cannot be read stands at the head; moving it away mends the desk', async () => {
  await vi.waitUntil(async () => (await handled()) > 0, patient);
  expect(await health()).toMatchObject({ status: 200, healthy: true, reason: 'orders flow' });

  await poison(desk);
  await vi.waitUntil(async () => (await health()).status === 503, patient);
  const broken = await health();
  expect(broken).toMatchObject({ healthy: false, reason: expect.stringContaining(`the job at the head (${poisonName}) cannot be read`) });
  const stuckAt = await handled();
  await vi.waitUntil(async () => (await health()).waiting > broken.waiting, patient);
  expect(await handled()).toBe(stuckAt);

  // What the runbook tells people to do.
  renameSync(join(desk.spool, poisonName), join(desk.spool, 'quarantine', poisonName));
  await vi.waitUntil(async () => (await health()).status === 200, patient);
  expect(await handled()).toBeGreaterThan(stuckAt);
  expect(existsSync(join(desk.spool, 'quarantine', poisonName))).toBe(true);
}, 30_000);

test('restarting the desk alone does not mend it, and it comes back at the same address', async () => {
  await poison(desk);
  await vi.waitUntil(async () => (await health()).status === 503, patient);
  const { port } = desk;
  await desk.stop();
  desk = await open(port);
  expect(desk.port).toBe(port);
  await vi.waitUntil(async () => (await health()).status === 503, patient);
}, 30_000);

test('takes another port when somebody took its own', async () => {
  const second = await openOrderDesk({ folder: join(folder, 'second'), port: desk.port, clock: systemClock, log: silentLog });
  expect(second.port).not.toBe(desk.port);
  await second.stop();
});

test('listens on loopback only, and leaves nothing but its spool', async () => {
  expect(desk.address).toMatch(/^127\.0\.0\.1:\d+$/);
  expect((await fetch(`http://${desk.address}/../../etc/passwd`)).status).toBe(404);
  expect(readdirSync(folder)).toEqual(['spool']);
});
