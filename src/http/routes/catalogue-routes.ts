import { fail } from '#base';
import type { Context } from '#journal';
import { listRunbooks, readDocument, readRunbook, renderDocument, type RunbookListing } from '#runbooks';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { organizationOf } from '../organization-of.ts';
import { runbookDetail, runbookSummary, type RunbookSummaryView } from '../schemas/organization.ts';
import { page } from '../schemas/shared.ts';
import { stepView } from '../views/runbook-view.ts';

const tag = 'Runbooks';
const inOrganization = z.object({ org: z.string() });

function summaryView(listing: RunbookListing): RunbookSummaryView {
  const { slug, title, kind, file, line, alerts, severities, team, version, steps, findings } = listing;
  return { slug, title, kind, file, line, alerts: [...alerts], severities: [...severities], team, version, steps, findings };
}

/** The catalogue and the reader. */
export function catalogueRoutes(context: Context): Endpoint[] {
  const { db } = context.store;
  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/runbooks',
      summary: 'The catalogue; `q` searches words, alerts and commands',
      tag,
      params: inOrganization,
      query: z.object({ q: z.string().max(200).optional() }),
      answer: page(runbookSummary),
      async handle({ params, query, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const found = await listRunbooks(db, organization.id, query.q === undefined ? {} : { query: query.q });
        return { items: found.map(summaryView), nextCursor: null };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/runbooks/:slug',
      summary: 'One runbook with its document',
      tag,
      params: inOrganization.extend({ slug: z.string() }),
      answer: runbookDetail,
      async handle({ params, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const listing =
          (await listRunbooks(db, organization.id)).find((entry) => entry.slug === params.slug) ??
          fail('not-found', 'there is no such runbook');
        const found = (await readRunbook(db, listing)) ?? fail('not-found', 'there is no such runbook');
        const stored = (await readDocument(db, listing.documentId, listing.version)) ?? fail('not-found', 'there is no such document');
        const { document, runbook } = found;
        const slugs = new Map(
          (await listRunbooks(db, organization.id))
            .filter((entry) => entry.documentId === listing.documentId)
            .map((entry) => [entry.line, entry.slug]),
        );
        return {
          ...summaryView(listing),
          organization: { slug: organization.slug, name: organization.name },
          endLine: runbook.endLine,
          sla: runbook.sla,
          impact: runbook.impact,
          sections: runbook.sections.map((section) => ({
            kind: section.kind,
            heading: section.heading,
            line: section.line,
            steps: section.steps.map(stepView),
            thresholds: section.thresholds.map(({ text, line }) => ({ text, line })),
          })),
          findingList: document.findings.map(({ rule, severity, line, message, suggestion }) => ({
            rule,
            severity,
            line,
            message,
            suggestion,
            file: listing.file,
          })),
          document: {
            file: listing.file,
            title: document.title,
            version: listing.version,
            source: stored.source,
            html: renderDocument(stored.source),
            runbooks: document.runbooks.map((entry) => ({
              slug: slugs.get(entry.line) ?? entry.slug,
              title: entry.title,
              line: entry.line,
            })),
          },
        };
      },
    }),
  ];
}
