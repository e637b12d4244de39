import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { fail, messageOf } from '#base';
import {
  approveStep,
  markStepDone,
  readAttempt,
  readChecks,
  readOutput,
  readRun,
  readRunView,
  rejectStep,
  runChecks,
  runStep,
  setValues,
  settleStep,
  skipStep,
  startRun,
  stopStep,
  watchOutput,
  type Execution,
} from '#execution';
import { readIncidentAs } from '#incidents';
import type { Context } from '#journal';
import type { Actor } from '#people';
import { authenticate } from '../authenticate.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { check, doneInput, rejectInput, run, settleInput, skipInput, startRunInput, valuesInput, type RunView } from '../schemas/runs.ts';
import { page } from '../schemas/shared.ts';
import { openEventStream, wantsEventStream } from '../server-sent-events.ts';

const tag = 'Runs';
const byId = z.object({ id: z.string() });
const byStep = byId.extend({ step: z.string() });

/** The runbook at work: values, approvals, execution, checks. */
export function runRoutes(context: Context, execution: Execution): Endpoint[] {
  const { db } = context.store;
  const stepVerb = <B extends z.ZodType>(
    name: string,
    summary: string,
    body: B,
    act: (actor: Actor, target: { runId: string; stepId: string }, body: z.output<B>) => Promise<RunView>,
  ) =>
    endpoint({
      method: 'POST',
      path: `/api/v1/runs/:id/steps/:step/${name}`,
      summary,
      tag,
      params: byStep,
      body,
      answer: run,
      handle: ({ params, body: input, caller }) => act(caller.actor, { runId: params.id, stepId: params.step }, body.parse(input)),
    });
  const nothing = z.object({});
  return [
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/runs',
      summary: 'Start working through the runbook',
      tag,
      params: byId,
      body: startRunInput,
      answer: run,
      status: 201,
      handle: ({ params, body, caller }) => startRun(context, caller.actor, { incidentId: params.id, ...body }),
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/runs/:id',
      summary: 'Every step with its state',
      tag,
      params: byId,
      answer: run,
      async handle({ params, caller }) {
        const found = (await readRun(db, params.id)) ?? fail('not-found', 'there is no such run');
        await readIncidentAs(context, caller.actor, found.incidentId);
        return readRunView(db, params.id);
      },
    }),
    stepVerb('values', 'Fill parameters', valuesInput, (actor, target, body) => setValues(context, actor, { ...target, ...body })),
    stepVerb('approve', 'Approve a mutating or destructive step', nothing, (actor, target) => approveStep(context, actor, target)),
    stepVerb('reject', 'Say no, with a reason', rejectInput, (actor, target, body) => rejectStep(context, actor, { ...target, ...body })),
    stepVerb('run', 'Run it, once', nothing, (actor, target) => runStep(context, actor, target)),
    stepVerb('stop', 'Stop what runs', nothing, (actor, target) => stopStep(context, actor, target)),
    stepVerb('settle', 'Say what became of a step whose outcome is unknown', settleInput, (actor, target, body) =>
      settleStep(context, actor, { ...target, ...body }),
    ),
    stepVerb('done', 'Tick a manual step', doneInput, (actor, target, body) => markStepDone(context, actor, { ...target, ...body })),
    stepVerb('skip', 'Leave it out, with a reason', skipInput, (actor, target, body) => skipStep(context, actor, { ...target, ...body })),
    endpoint({
      method: 'GET',
      path: '/api/v1/incidents/:id/checks',
      summary: "The document's own thresholds",
      tag,
      params: byId,
      answer: page(check),
      async handle({ params, caller }) {
        await readIncidentAs(context, caller.actor, params.id);
        return { items: [...(await readChecks(db, params.id))], nextCursor: null };
      },
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/incidents/:id/checks',
      summary: 'Ask Prometheus now',
      tag,
      params: byId,
      answer: page(check),
      async handle({ params, caller }) {
        return { items: [...(await runChecks(context, execution, caller.actor, params.id))], nextCursor: null };
      },
    }),
  ];
}

const outputQuery = z.object({ offset: z.coerce.number().int().min(0).default(0) });

/** The output of an attempt, whole or as it comes. */
export function addOutputRoute(server: FastifyInstance, options: { context: Context; adminToken: string | null }): void {
  const { context } = options;
  server.get('/api/v1/attempts/:id/output', async (request, reply) => {
    const caller = await authenticate(context, options.adminToken, request);
    const { id } = byId.parse(request.params);
    const { offset } = outputQuery.parse(request.query);
    const { attempt } = await readAttempt(context.store.db, id);
    await readIncidentAs(context, caller.actor, attempt.incidentId);
    if (!wantsEventStream(request)) {
      const chunk = await readOutput(context.store.db, id, offset);
      return reply.type('text/plain; charset=utf-8').header('x-next-offset', String(chunk.nextOffset)).send(chunk.text);
    }
    const stream = openEventStream(request, reply);
    let position = offset;
    let busy = false;
    let again = false;
    async function readOn(): Promise<void> {
      if (busy) {
        again = true;
        return;
      }
      busy = true;
      try {
        do {
          again = false;
          const chunk = await readOutput(context.store.db, id, position);
          if (chunk.text !== '') stream.send({ event: 'output', data: { offset: position, text: chunk.text } });
          position = chunk.nextOffset;
          const now = await readAttempt(context.store.db, id);
          if (now.attempt.state !== 'queued' && now.attempt.state !== 'running') {
            stream.send({ event: 'end', data: now.view });
            stream.end();
            return;
          }
        } while (again && !stream.closed);
      } catch (error) {
        context.log.warn({ error: messageOf(error) }, 'a live output was cut off; its reader will come back');
        stream.end();
      } finally {
        busy = false;
      }
    }
    stream.onClose(
      watchOutput(context.store, (notice) => {
        if (notice === null || notice.attemptId === id) void readOn();
      }),
    );
    await readOn();
    return reply;
  });
}
