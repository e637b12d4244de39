import { queryOptions } from '@tanstack/react-query';
import { isNotFound } from './problem-error.ts';
import { paths } from './paths.ts';
import { get } from './request.ts';
import type * as v from './views.ts';

/** Every question the page asks, by name. Keys begin with the kind of thing, so that a changed stream can make them old. */
export const queries = {
  session: () =>
    queryOptions({ queryKey: ['session'], queryFn: ({ signal }) => get<v.SessionView>(paths.api.session(), signal), staleTime: 300_000 }),
  home: (organization?: string) =>
    queryOptions({
      queryKey: ['home', organization ?? null],
      queryFn: ({ signal }) => get<v.HomeView>(paths.api.home(organization), signal),
      refetchInterval: 60_000,
    }),
  organizations: () =>
    queryOptions({
      queryKey: ['organizations'],
      queryFn: ({ signal }) => get<v.Page<v.OrganizationView>>(paths.api.organizations(), signal),
      staleTime: 60_000,
    }),
  incidents: (org: string, status: string, limit = 100) =>
    queryOptions({
      queryKey: ['incidents', org, status, limit],
      queryFn: ({ signal }) => get<v.Page<v.IncidentSummaryView>>(paths.api.incidents(org, { status, limit }), signal),
    }),
  incident: (id: string) =>
    queryOptions({
      queryKey: ['incident', id],
      queryFn: ({ signal }) => get<v.IncidentView>(paths.api.incident(id), signal),
      refetchInterval: 60_000,
    }),
  run: (id: string) => queryOptions({ queryKey: ['run', id], queryFn: ({ signal }) => get<v.RunView>(paths.api.run(id), signal) }),
  checks: (id: string) =>
    queryOptions({ queryKey: ['incident', id, 'checks'], queryFn: ({ signal }) => get<v.Page<v.CheckView>>(paths.api.checks(id), signal) }),
  composer: (id: string) =>
    queryOptions({ queryKey: ['incident', id, 'composer'], queryFn: ({ signal }) => get<v.ComposerView>(paths.api.composer(id), signal) }),
  messages: (id: string) =>
    queryOptions({
      queryKey: ['incident', id, 'messages'],
      queryFn: ({ signal }) => get<v.Page<v.SentMessageView>>(paths.api.messages(id), signal),
    }),
  postmortem: (id: string) =>
    queryOptions({
      queryKey: ['incident', id, 'postmortem'],
      // Not drafted yet is an answer, not an error.
      queryFn: async ({ signal }) => {
        try {
          return await get<v.PostmortemView>(paths.api.postmortem(id), signal);
        } catch (error) {
          if (isNotFound(error)) return null;
          throw error;
        }
      },
    }),
  runbooks: (org: string, q = '') =>
    queryOptions({
      queryKey: ['runbooks', org, q],
      queryFn: ({ signal }) => get<v.Page<v.RunbookItemView>>(paths.api.runbooks(org, q), signal),
      staleTime: 30_000,
    }),
  runbook: (org: string, slug: string, version = '') =>
    queryOptions({
      queryKey: ['runbook', org, slug, version],
      queryFn: ({ signal }) => get<v.RunbookDetailView>(paths.api.runbook(org, slug, version), signal),
      staleTime: 30_000,
    }),
  runbookUse: (org: string, slug: string, version = '') =>
    queryOptions({
      // Made old with the incidents: a new one is a place to run it in.
      queryKey: ['incidents', org, 'use', slug, version],
      queryFn: ({ signal }) => get<v.RunbookUseView>(paths.api.runbookUse(org, slug, version), signal),
    }),
  rules: () =>
    queryOptions({
      queryKey: ['rules'],
      queryFn: ({ signal }) => get<v.Page<v.RuleSummaryView>>(paths.api.rules(), signal),
      staleTime: Infinity,
    }),
  rule: (id: string) =>
    queryOptions({ queryKey: ['rules', id], queryFn: ({ signal }) => get<v.RuleView>(paths.api.rule(id), signal), staleTime: Infinity }),
  relatedRunbooks: (org: string, slug: string) =>
    queryOptions({
      queryKey: ['runbooks', org, 'related', slug],
      queryFn: ({ signal }) => get<v.Page<v.RelatedRunbookView>>(paths.api.relatedRunbooks(org, slug), signal),
      staleTime: 60_000,
    }),
  coverage: (org: string) =>
    queryOptions({
      queryKey: ['runbooks', org, 'coverage'],
      queryFn: ({ signal }) => get<v.CoverageView>(paths.api.coverage(org), signal),
      staleTime: 30_000,
    }),
  alerts: (org: string, state: 'firing' | 'resolved' | 'all') =>
    queryOptions({
      queryKey: ['alerts', org, state],
      queryFn: async ({ signal }) => {
        const read = (one: string) => get<v.Page<v.AlertView>>(paths.api.alerts(org, { state: one }), signal);
        if (state !== 'all') return (await read(state)).items;
        const [firing, resolved] = await Promise.all([read('firing'), read('resolved')]);
        return [...firing.items, ...resolved.items].toSorted((a, b) => b.startsAt.localeCompare(a.startsAt));
      },
    }),
  onCall: (org: string) =>
    queryOptions({ queryKey: ['on-call', org], queryFn: ({ signal }) => get<v.OnCallView>(paths.api.onCall(org), signal) }),
  people: (org: string) =>
    queryOptions({
      queryKey: ['people', org],
      queryFn: ({ signal }) => get<v.Page<v.PersonView>>(paths.api.people(org), signal),
      staleTime: 60_000,
    }),
  integrations: (org: string) =>
    queryOptions({
      queryKey: ['integrations', org],
      queryFn: ({ signal }) => get<v.Page<v.IntegrationView>>(paths.api.integrations(org), signal),
    }),
  statusPage: (org: string) =>
    queryOptions({ queryKey: ['status-page', org], queryFn: ({ signal }) => get<v.StatusPageView>(paths.api.statusPage(org), signal) }),
} as const;
