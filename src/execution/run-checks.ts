import { fail } from '#base';
import { initCommands } from '#commands';
import { incidentStream, lockIncident, readIncident, type Incident, type ResolveGuard } from '#incidents';
import type { Context } from '#journal';
import { authorise, type Actor } from '#people';
import type { Db } from '#store';
import { selectAttemptsOfIncident } from './attempt-store.ts';
import { selectChecks, upsertCheck, type StoredCheck } from './check-store.ts';
import { readCompiled } from './load-run.ts';
import { checksOf, judgeCheck, queryFor, type CheckDefinition, type CheckQuery } from './model/checks.ts';
import { checked } from './model/entries.ts';
import type { CheckView } from './model/view.ts';
import type { LocalRunner } from './runners/local-runner.ts';
import type { ExecutionSettings } from './settings.ts';
import { selectSettings } from './settings-store.ts';

interface OpenCheck {
  readonly definition: CheckDefinition;
  readonly query: CheckQuery;
}

/** A result older than this says nothing about now. */
const staleMs = 15 * 60_000;

async function openChecks(db: Db, incident: Incident): Promise<readonly OpenCheck[]> {
  if (!incident.runbook) return [];
  await initCommands();
  const { runbook } = await readCompiled(db, incident.runbook);
  const settings = await selectSettings(db, incident.organizationId);
  const hasPrometheus = settings.connections.some((connection) => connection.kind === 'prometheus');
  return checksOf(runbook).map((definition) => {
    const query = queryFor(definition, { checks: settings.checks, runbook });
    return {
      definition,
      query: query.ok && !hasPrometheus ? { ok: false, reason: 'no Prometheus is named under "connections" in tocsin.yaml' } : query,
    };
  });
}

function viewOf({ definition, query }: OpenCheck, stored: StoredCheck | undefined): CheckView {
  const { id, text, line, metric, operator, value, unit } = definition;
  return {
    id,
    text,
    line,
    metric,
    operator,
    value,
    unit,
    query: query.ok ? query.query : null,
    verdict: stored?.verdict ?? 'unknown',
    observed: stored?.observed ?? null,
    reason: stored?.reason ?? (query.ok ? `not checked yet (${query.source})` : query.reason),
    checkedAt: stored?.checkedAt.toISOString() ?? null,
  };
}

/** The thresholds that the incident's runbook states, with what Prometheus said about them last. */
export async function readChecks(db: Db, incidentId: string): Promise<readonly CheckView[]> {
  const incident = (await readIncident(db, incidentId)) ?? fail('not-found', 'there is no such incident');
  const stored = new Map((await selectChecks(db, incidentId)).map((check) => [check.checkId, check]));
  return (await openChecks(db, incident)).map((check) => viewOf(check, stored.get(check.definition.id)));
}

/** Asks Prometheus about every threshold that can be answered, and writes the answers down. What cannot be told says why. */
export async function runChecks(
  context: Context,
  execution: { readonly runner: LocalRunner; readonly settings: ExecutionSettings },
  actor: Actor,
  incidentId: string,
): Promise<readonly CheckView[]> {
  const { db } = context.store;
  const incident = (await readIncident(db, incidentId)) ?? fail('not-found', 'there is no such incident');
  authorise(actor, 'incident.respond', incident.organizationId);
  const checks = await openChecks(db, incident);
  if (checks.length === 0) return [];
  const connection = execution.settings.connectionsFor(incident.organizationId).find(({ kind }) => kind === 'prometheus');
  const queries = [...new Set(checks.flatMap(({ query }) => (query.ok ? [query.query] : [])))];
  const answers = new Map(
    await Promise.all(
      queries.map(async (query) => {
        const answer = connection
          ? await execution.runner.evaluate(query, connection.url)
          : { values: [], problem: 'the Prometheus of tocsin.yaml has no address' };
        return [query, answer] as const;
      }),
    ),
  );
  const now = context.clock.now();
  const results = checks.map(({ definition, query }): StoredCheck => {
    const base = { checkId: definition.id, checkedAt: now };
    if (!query.ok) return { ...base, query: null, verdict: 'unknown', observed: null, reason: query.reason };
    const answer = answers.get(query.query);
    if (!answer || answer.problem !== null)
      return { ...base, query: query.query, verdict: 'unknown', observed: null, reason: answer?.problem ?? 'nothing was answered' };
    return { ...base, query: query.query, ...judgeCheck(definition, query.query, answer.values) };
  });
  await context.store.transaction(async (tx) => {
    await lockIncident(tx, incidentId);
    for (const result of results) await upsertCheck(tx, incidentId, result);
    const texts = new Map(checks.map(({ definition }) => [definition.id, definition.text]));
    await context.journal.append(tx, {
      entry: checked,
      stream: incidentStream(incidentId),
      actor,
      data: {
        incidentId,
        checks: results.map(({ checkId, verdict, observed, reason }) => ({
          id: checkId,
          text: texts.get(checkId) ?? '',
          verdict,
          observed,
          reason,
        })),
      },
    });
  });
  return readChecks(db, incidentId);
}

/** What this room knows against resolving: failed or forgotten checks, steps under way, outcomes that nobody knows. */
export function createResolveGuard(context: Context): ResolveGuard {
  return async (tx, incident) => {
    const reasons: string[] = [];
    const attempts = await selectAttemptsOfIncident(tx, incident.id);
    const underWay = attempts.filter((attempt) => attempt.state === 'queued' || attempt.state === 'running').length;
    if (underWay > 0) reasons.push(`${underWay} ${underWay === 1 ? 'step is' : 'steps are'} still running`);
    const unknown = attempts.filter((attempt) => attempt.state === 'unknown' && attempt.risk !== 'read-only');
    for (const attempt of unknown) reasons.push(`nobody knows whether this took effect: ${attempt.display.slice(0, 120)}; settle it`);
    const stored = new Map((await selectChecks(tx, incident.id)).map((check) => [check.checkId, check]));
    let forgotten = 0;
    for (const { definition, query } of await openChecks(tx, incident)) {
      const result = stored.get(definition.id);
      if (result?.verdict === 'failed') reasons.push(`check failed: ${definition.text} (${result.reason})`);
      else if (query.ok && (!result || context.clock.now().getTime() - result.checkedAt.getTime() > staleMs)) forgotten++;
    }
    if (forgotten > 0)
      reasons.push(
        `${forgotten} ${forgotten === 1 ? 'check of the document was' : 'checks of the document were'} not run in the last 15 minutes`,
      );
    return reasons;
  };
}
