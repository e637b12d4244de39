import { fail } from '#base';
import type { Context } from '#journal';
import { createMatcher, listRunbooks, listVersions, readCatalogue, readRelatedRunbooks, type Matcher } from '#runbooks';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { organizationOf } from '../organization-of.ts';
import { matchAnswer, matchInput, relatedRunbook, runbookVersion } from '../schemas/catalogue.ts';
import { page } from '../schemas/shared.ts';

const tag = 'Runbooks';
const inOrganization = z.object({ org: z.string() });
const bySlug = inOrganization.extend({ slug: z.string() });

/** Which runbook an alert gets and why; what a runbook has to do with others; its versions. */
export function matchingRoutes(context: Context): Endpoint[] {
  const { db } = context.store;
  // One matcher for questions that follow each other; the digester has its own.
  let kept: { organizationId: string; matcher: Matcher } | null = null;
  async function matcherOf(organizationId: string): Promise<Matcher> {
    const snapshot = await readCatalogue(db, organizationId);
    if (kept?.organizationId !== organizationId || kept.matcher.revision !== snapshot.revision)
      kept = { organizationId, matcher: createMatcher(snapshot) };
    return kept.matcher;
  }
  return [
    endpoint({
      method: 'POST',
      path: '/api/v1/organizations/:org/runbooks/match',
      summary: 'Which runbook an alert with these labels and annotations gets, and every rule that was asked; nothing is changed',
      tag,
      params: inOrganization,
      body: matchInput,
      answer: matchAnswer,
      async handle({ params, body, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const matcher = await matcherOf(organization.id);
        const { matches, decisions } = matcher.explain({
          name: body.name ?? body.labels['alertname'] ?? '',
          labels: body.labels,
          annotations: body.annotations,
        });
        return {
          matches: matches.map(({ slug, title, file, line, version, rule, reason }) => ({
            slug,
            title,
            file,
            line,
            version,
            rule,
            reason,
          })),
          decisions: decisions.map(({ rule, outcome, question, answer, matches: its }) => ({
            rule,
            outcome,
            question,
            answer,
            runbooks: its.slice(0, 20).map(({ slug, title, file, line, reason }) => ({ slug, title, file, line, reason })),
          })),
        };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/runbooks/:slug/related',
      summary: 'Runbooks for the same alert or service, with the same commands, or linked; with the reasons',
      tag,
      params: bySlug,
      answer: page(relatedRunbook),
      async handle({ params, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const related = (await readRelatedRunbooks(db, organization.id, params.slug)) ?? fail('not-found', 'there is no such runbook');
        return {
          items: related.map(({ slug, title, kind, file, line, score, reasons }) => ({
            slug,
            title,
            kind,
            file,
            line,
            score,
            reasons: [...reasons],
          })),
          nextCursor: null,
        };
      },
    }),
    endpoint({
      method: 'GET',
      path: '/api/v1/organizations/:org/runbooks/:slug/versions',
      summary: 'Every version of the document; incidents keep the one that they started with',
      tag,
      params: bySlug,
      answer: page(runbookVersion),
      async handle({ params, caller }) {
        const organization = await organizationOf(context, caller.actor, params.org);
        const listing =
          (await listRunbooks(db, organization.id)).find(({ slug }) => slug === params.slug) ??
          fail('not-found', 'there is no such runbook');
        const versions = await listVersions(db, listing.documentId);
        return { items: versions.map((each) => ({ ...each, loadedAt: each.loadedAt.toISOString() })), nextCursor: null };
      },
    }),
  ];
}
