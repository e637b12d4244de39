import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { initCommands } from '#commands';
import { readWholeStream } from '#journal';
import type { Actor } from '#people';
import { listRunbooks, loadOrganizationDocuments } from '#runbooks';
import { createTestHouse, type TestHouse } from '../../test/database/test-context.ts';
import { operationsDocument } from '../../test/fixtures/operations-document.ts';
import { attachRunbook, changeSeverity, changeTask, declareIncident, incidentStream, readTasks } from './index.ts';

let house: TestHouse;
let ben: Actor;
const db = () => house.context.store.db;

beforeEach(async () => {
  await initCommands();
  house = await createTestHouse();
  ben = house.actorOf(house.ben, 'responder');
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-guide-'));
  await writeFile(join(folder, 'operations.md'), operationsDocument);
  await loadOrganizationDocuments(house.context, { organizationId: house.organization.id, folder });
  await rm(folder, { recursive: true });
});
afterEach(() => house.close());

const timeline = async (id: string) => readWholeStream(db(), incidentStream(id));
const declare = () =>
  declareIncident(house.context, ben, { organizationId: house.organization.id, title: 'Gates stay shut', severity: 'SEV2' });
/** An incident that follows the runbook of the gates from its beginning. */
async function declareWithGuide() {
  const found =
    (await listRunbooks(db(), house.organization.id)).find(({ slug }) => slug === 'gate-reader-down') ?? expect.fail('no runbook');
  const { documentId, version, slug, title, file, line } = found;
  const match = { documentId, version, slug, title, file, line, rule: 'by-hand' as const, reason: 'for this test' };
  return declareIncident(house.context, ben, { organizationId: house.organization.id, title: 'Gates stay shut', matches: [match] });
}

describe('what the document gives', () => {
  test('a checklist item is ticked once, by somebody, and can be taken back', async () => {
    const { id } = await declareWithGuide();
    const [task] = await readTasks(db(), id);
    const taskId = task?.id ?? expect.fail('no task');
    for (const done of [true, true]) await changeTask(house.context, ben, { id, taskId, done });
    expect((await readTasks(db(), id))[0]).toMatchObject({ doneBy: { name: 'Ben' }, doneAt: house.clock.now() });
    await changeTask(house.context, ben, { id, taskId, done: false });
    expect((await readTasks(db(), id))[0]).toMatchObject({ doneBy: null, doneAt: null });
    expect((await timeline(id)).filter(({ type }) => type === 'incident.task-changed')).toHaveLength(2);
    const other = await declare();
    await expect(changeTask(house.context, ben, { id: other.id, taskId, done: true })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a severity that its scheme does not know is refused with the ones that it knows', async () => {
    const { id } = await declareWithGuide();
    await expect(changeSeverity(house.context, ben, { id, severity: 'SEV9' })).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'the document knows P1, P2, P3',
    });
    expect((await changeSeverity(house.context, ben, { id, severity: 'p 1', reason: 'all piers' })).severity?.label).toBe('P1');
    expect((await timeline(id)).at(-1)?.data).toMatchObject({ from: 'P2', to: 'P1', reason: 'all piers' });
  });

  test('another runbook brings its own guide and keeps what was worked on', async () => {
    const { id } = await declare();
    const incident = await attachRunbook(house.context, ben, { id, slug: 'gate-reader-down' });
    expect(incident).toMatchObject({ runbook: { slug: 'gate-reader-down' }, monitorFor: 'PT30M', severity: { label: 'SEV2' } });
    const [task] = await readTasks(db(), id);
    await changeTask(house.context, ben, { id, taskId: task?.id ?? '', done: true });
    await attachRunbook(house.context, ben, { id, slug: 'ticket-printer-down' });
    expect((await readTasks(db(), id)).filter(({ doneAt }) => doneAt !== null).map(({ text }) => text)).toEqual(['Acknowledge the page']);
    await expect(attachRunbook(house.context, ben, { id, slug: 'nowhere' })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
