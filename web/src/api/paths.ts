const segment = encodeURIComponent;

function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const pairs = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${segment(value)}`]));
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`;
}

/** Every address of the product, pages and API, made in one place. */
export const paths = {
  page: {
    home: () => '/',
    signedOut: () => '/signed-out',
    incidents: (org: string) => `/o/${segment(org)}/incidents`,
    incident: (id: string, tab?: string) => withQuery(`/i/${segment(id)}`, { tab }),
    postmortem: (id: string) => `/i/${segment(id)}/postmortem`,
    alerts: (org: string) => `/o/${segment(org)}/alerts`,
    runbooks: (org: string) => `/o/${segment(org)}/runbooks`,
    runbook: (org: string, slug: string, line?: number, version?: number) =>
      `${withQuery(`/o/${segment(org)}/runbooks/${segment(slug)}`, { version })}${line === undefined ? '' : `#L${line}`}`,
    coverage: (org: string) => `/o/${segment(org)}/coverage`,
    rules: () => '/rules',
    rule: (id: string) => `/rules/${segment(id)}`,
    onCall: (org: string) => `/o/${segment(org)}/oncall`,
    status: (org: string) => `/o/${segment(org)}/status`,
    settings: (org: string) => `/o/${segment(org)}/settings`,
    publicStatus: (org: string) => `/status/${segment(org)}`,
  },
  api: {
    session: () => '/api/v1/session',
    password: () => '/api/v1/session/password',
    home: (organization?: string) => withQuery('/api/v1/home', { organization }),
    events: () => '/api/v1/events',
    organizations: () => '/api/v1/organizations',
    incidents: (org: string, query: { status?: string; cursor?: string; limit?: number } = {}) =>
      withQuery(`/api/v1/organizations/${segment(org)}/incidents`, query),
    incident: (id: string) => `/api/v1/incidents/${segment(id)}`,
    incidentAction: (id: string, verb: string) => `/api/v1/incidents/${segment(id)}/${verb}`,
    task: (id: string, task: string) => `/api/v1/incidents/${segment(id)}/tasks/${segment(task)}`,
    timeline: (id: string, query: { after?: number; limit?: number } = {}) => withQuery(`/api/v1/incidents/${segment(id)}/timeline`, query),
    evidence: (id: string) => `/api/v1/incidents/${segment(id)}/evidence`,
    runs: (id: string) => `/api/v1/incidents/${segment(id)}/runs`,
    run: (id: string) => `/api/v1/runs/${segment(id)}`,
    step: (run: string, step: string, verb: string) => `/api/v1/runs/${segment(run)}/steps/${segment(step)}/${verb}`,
    output: (attempt: string, offset?: number) => withQuery(`/api/v1/attempts/${segment(attempt)}/output`, { offset }),
    checks: (id: string) => `/api/v1/incidents/${segment(id)}/checks`,
    composer: (id: string) => `/api/v1/incidents/${segment(id)}/composer`,
    messages: (id: string) => `/api/v1/incidents/${segment(id)}/messages`,
    updates: (id: string) => `/api/v1/incidents/${segment(id)}/updates`,
    postmortem: (id: string) => `/api/v1/incidents/${segment(id)}/postmortem`,
    publishPostmortem: (id: string) => `/api/v1/incidents/${segment(id)}/postmortem/publish`,
    postmortemMarkdown: (id: string) => `/api/v1/incidents/${segment(id)}/postmortem.md`,
    incidentActionItems: (id: string) => `/api/v1/incidents/${segment(id)}/action-items`,
    actionItem: (id: string) => `/api/v1/action-items/${segment(id)}`,
    runbooks: (org: string, q?: string) => withQuery(`/api/v1/organizations/${segment(org)}/runbooks`, { q: q || undefined }),
    runbookUse: (org: string, slug: string, version?: string) =>
      withQuery(`/api/v1/organizations/${segment(org)}/runbooks/${segment(slug)}/use`, { version: version || undefined }),
    rules: () => '/api/v1/rules',
    rule: (id: string) => `/api/v1/rules/${segment(id)}`,
    relatedRunbooks: (org: string, slug: string) => `/api/v1/organizations/${segment(org)}/runbooks/${segment(slug)}/related`,
    coverage: (org: string) => `/api/v1/organizations/${segment(org)}/coverage`,
    runbook: (org: string, slug: string, version?: string) =>
      withQuery(`/api/v1/organizations/${segment(org)}/runbooks/${segment(slug)}`, { version: version || undefined }),
    alerts: (org: string, query: { state?: string; cursor?: string } = {}) =>
      withQuery(`/api/v1/organizations/${segment(org)}/alerts`, query),
    onCall: (org: string) => `/api/v1/organizations/${segment(org)}/oncall`,
    overrides: (org: string) => `/api/v1/organizations/${segment(org)}/oncall/overrides`,
    people: (org: string) => `/api/v1/organizations/${segment(org)}/people`,
    integrations: (org: string) => `/api/v1/organizations/${segment(org)}/integrations`,
    statusPage: (org: string) => `/api/v1/organizations/${segment(org)}/status-page`,
    component: (org: string, id: string) => `/api/v1/organizations/${segment(org)}/status-page/components/${segment(id)}`,
    acknowledgePage: (id: string) => `/api/v1/pages/${segment(id)}/acknowledge`,
    testPage: (org: string) => `/api/v1/organizations/${segment(org)}/pages/test`,
    demo: () => '/api/v1/drills/demo',
  },
} as const;
