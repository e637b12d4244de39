import { fail } from '#base';
import type { Context } from '#journal';
import {
  describeDocument,
  linkResolver,
  listRunbooks,
  readRunbook,
  renderDocument,
  searchRunbooks,
  type Found,
  type RunbookListing,
  type StoredRunbook,
} from '#runbooks';
import { acceptedFindings } from '#runbooks/lint';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { organizationOf } from '../organization-of.ts';
import { runbookItem, runbookQuery, type RunbookItemView } from '../schemas/catalogue.ts';
import { runbookDetail, type RunbookSummaryView } from '../schemas/organization.ts';
import { page } from '../schemas/shared.ts';
import { stepView } from '../views/runbook-view.ts';

const tag = 'Runbooks';
const inOrganization = z.object({ org: z.string() });

function summaryView(listing: RunbookListing): RunbookSummaryView {
  const { slug, title, kind, file, line, alerts, severities, team, version, steps, findings } = listing;
  return { slug, title, kind, file, line, alerts: [...alerts], severities: [...severities], team, version, steps, findings };
}

/** A runbook as an older version has it, at the address that it has now. */
function listingOfVersion(live: RunbookListing, stored: StoredRunbook): RunbookListing {
  const { title, kind, line, alerts, severities, team } = stored.runbook;
  const described = describeDocument(stored).runbooks.find((entry) => entry.line === line);
  return {
    ...live,
    version: stored.version,
    title,
    kind,
    line,
    alerts,
    severities,
    team,
    ...(described && { steps: described.steps, findings: described.findings }),
  };
}

/** A listing for the list of runbooks, with the place that answers the search where there was one. */
function itemView(listing: RunbookListing & { readonly found?: Found }): RunbookItemView {
  const { found, services } = listing;
  return {
    ...summaryView(listing),
    services: [...services],
    found: found ? { ...found, snippet: [...found.snippet] } : null,
  };
}

/** The page of a runbook that a document's relative link leads to. */
function addressOf(org: string, to: { readonly slug: string; readonly anchor: string } | null): string | null {
  if (!to) return null;
  const anchor = to.anchor === '' ? '' : `#${encodeURIComponent(to.anchor)}`;
  return `/o/${encodeURIComponent(org)}/runbooks/${encodeURIComponent(to.slug)}${anchor}`;
}

/** The catalogue and the reader. */
export function catalogueRoutes(context: Context): Endpoint[] {
  const { db } = context.store;
  return [
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/runbooks',
      summary: 'The catalogue; `q` searches words, alerts, services and commands, small typing mistakes included',
      tag,
      params: inOrganization,
      query: runbookQuery,
      answer: page(runbookItem),
      async handle({ params, query, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const { q, limit, ...fields } = query;
        const asked = { query: q, ...fields, ...(limit === undefined ? {} : { limit }) };
        const found = (await searchRunbooks(db, organization.id, asked)) ?? (await listRunbooks(db, organization.id)).slice(0, limit);
        return { items: found.map(itemView), nextCursor: null };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/runbooks/:slug',
      summary: 'One runbook with its document, in the live version or another one',
      tag,
      params: inOrganization.extend({ slug: z.string() }),
      query: z.object({ version: z.coerce.number().int().min(1).max(2_147_483_647).optional() }),
      answer: runbookDetail,
      async handle({ params, query, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const live =
          (await listRunbooks(db, organization.id)).find((entry) => entry.slug === params.slug) ??
          fail('not-found', 'there is no such runbook');
        const version = query.version ?? live.version;
        const found = (await readRunbook(db, { ...live, version })) ?? fail('not-found', 'there is no such runbook in this version');
        const listing = version === live.version ? live : listingOfVersion(live, found);
        const { document, runbook } = found;
        const links = linkResolver(await listRunbooks(db, organization.id));
        const slugs = new Map(
          (await listRunbooks(db, organization.id))
            .filter((entry) => entry.documentId === listing.documentId)
            .map((entry) => [entry.line, entry.slug]),
        );
        return {
          ...summaryView(listing),
          liveVersion: live.version,
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
          findingList: acceptedFindings({ file: listing.file, source: found.source, document }).map((each) => ({
            ...each,
            suppressed: each.suppressed && { ...each.suppressed },
            file: listing.file,
          })),
          document: {
            file: listing.file,
            title: document.title,
            version: listing.version,
            source: found.source,
            html: renderDocument(found.source, (href) => addressOf(organization.slug, links(listing.file, href))),
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
