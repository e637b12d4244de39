import { listMatchedRunbooks } from '#alerts';
import { listFailingSteps, listRunRunbooks, readAlertRules, type Execution } from '#execution';
import { readIncident } from '#incidents';
import type { Context } from '#journal';
import { createMatcher, judgeCoverage, listRunbooks, readCatalogue, readRunbook, type RunbookListing } from '#runbooks';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { organizationOf } from '../organization-of.ts';
import { coverage, type CoverageView } from '../schemas/catalogue.ts';

/** Once may be an accident. */
const leastRuns = 2;

const linkable = (url: string | null) => (url !== null && /^https?:\/\/[^\s{}]+$/i.test(url) ? url : null);

/** What the runbooks cover: alerts without one, runbooks never matched or run, steps that always fail. */
export function coverageRoutes(context: Context, execution: Execution): Endpoint[] {
  const { db } = context.store;

  /** The failing steps that still stand in the live version of their runbook; what was mended or removed is no complaint. */
  async function failingSteps(organizationId: string, listings: readonly RunbookListing[]): Promise<CoverageView['stepsAlwaysFailing']> {
    const failing = await listFailingSteps(db, organizationId, leastRuns);
    const items: CoverageView['stepsAlwaysFailing']['items'] = [];
    for (const { documentId, slug, stepId, runs, lastRunAt, lastIncidentId, lastExitCode, lastVerdict } of failing) {
      const listing = listings.find((each) => each.documentId === documentId && each.slug === slug);
      const step =
        listing &&
        (await readRunbook(db, listing))?.runbook.sections.flatMap((section) => section.steps).find((each) => each.id === stepId);
      const incident = step && (await readIncident(db, lastIncidentId));
      if (!listing || !step || !incident) continue;
      items.push({
        slug,
        title: listing.title,
        file: listing.file,
        line: step.line,
        step: { id: step.id, title: step.title, source: step.source },
        runs,
        lastRunAt: lastRunAt.toISOString(),
        lastIncident: { id: incident.id, number: incident.number },
        lastExitCode,
        reason: `it failed in all ${runs} runs${lastVerdict === null ? '' : `; the last time: ${lastVerdict.slice(0, 200)}`}`,
      });
    }
    return { total: items.length, items };
  }

  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/coverage',
      summary: 'Alerts of the connected Prometheus without a runbook, runbooks never matched or run, steps that always fail; with reasons',
      tag: 'Runbooks',
      params: z.object({ org: z.string() }),
      answer: coverage,
      async handle({ params, caller }) {
        const { id } = await organizationOf(context, caller.actor, params.org);
        const [answer, listings, snapshot, matched, run] = await Promise.all([
          readAlertRules(db, execution.settings, id),
          listRunbooks(db, id),
          readCatalogue(db, id),
          listMatchedRunbooks(db, id),
          listRunRunbooks(db, id),
        ]);
        const rules = answer.state === 'ok' ? answer.rules : null;
        const judged = judgeCoverage({ listings, matcher: createMatcher(snapshot), rules, matched, run });
        const { alertsWithoutRunbook, runbooksNeverMatched, runbooksNeverRun } = judged;
        return {
          checkedAt: context.clock.now().toISOString(),
          prometheus: {
            state: answer.state,
            name: answer.state === 'not-configured' ? null : answer.name,
            message: answer.state === 'ok' ? `${answer.rules.length} alert rules read` : answer.message,
          },
          alertsWithoutRunbook: alertsWithoutRunbook && {
            total: alertsWithoutRunbook.total,
            items: alertsWithoutRunbook.items.map(({ name, group, file, state, labels, runbookUrl, reason }) => ({
              alert: name,
              group,
              file,
              state,
              severity: labels['severity'] ?? null,
              service: labels['service'] ?? labels['job'] ?? null,
              runbookUrl,
              link: linkable(runbookUrl),
              reason,
            })),
          },
          runbooksNeverMatched: {
            total: runbooksNeverMatched.total,
            items: runbooksNeverMatched.items.map(({ slug, title, file, line, kind, alerts, rules: leading, reason }) => ({
              slug,
              title,
              file,
              line,
              kind,
              alerts: [...alerts],
              rules: [...leading],
              reason,
            })),
          },
          runbooksNeverRun: {
            total: runbooksNeverRun.total,
            items: runbooksNeverRun.items.map(({ slug, title, file, line, kind, runnableSteps, reason }) => ({
              slug,
              title,
              file,
              line,
              kind,
              runnableSteps,
              reason,
            })),
          },
          stepsAlwaysFailing: await failingSteps(id, listings),
        };
      },
    }),
  ];
}
