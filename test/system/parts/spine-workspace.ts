import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The runbook that the spine test follows from the alert to the post-mortem, in the document's own words. */
const runbooks = `# Tidewater Tickets - Incident Runbooks

**Owner:** Platform

## How we work

### Severity Classification

| Severity | Impact | Response Time |
|----------|--------|---------------|
| **SEV1 - Critical** | Nobody can pay | 5 minutes |
| **SEV2 - Major** | Some cannot pay | 30 minutes |

### Communication Templates

#### Status Update (Every 30 minutes for SEV1)

\`\`\`
UPDATE - [Affected Service]
Status: [Investigating/Identified/Mitigating/Monitoring/Resolved]
Where we are: [Description]
\`\`\`

## Runbooks

### Runbook: Checkout Errors

**Alert:** CheckoutErrorsHigh
**Severity:** SEV1
**On-Call Team:** Platform

#### Symptoms

- Error rate > 5%

#### Investigation Steps

\`\`\`promql
checkout_error_percent
\`\`\`

\`\`\`bash
# 1. Ask the checkout itself
curl -sS http://<instance>/status
\`\`\`

#### Mitigation Actions

\`\`\`bash
# Option 1: Restart the checkout
curl -sS --fail -X POST http://<instance>/admin/restart
\`\`\`

#### Verification

- Error rate < 5%
- Monitor for 1 minute before closing

## After the incident

### Post-Incident Review

\`\`\`markdown
# Review: [Title]

**Severity:** [Severity]
**Duration:** [Duration]
**Incident Commander:** [Name]

## Timeline (UTC)
- HH:MM - Alert fired
- HH:MM - Mitigation applied
- HH:MM - Resolved

## Root Cause
[Why it could happen]

## Action Items
- [ ] [Action] (Owner: @name, Due: YYYY-MM-DD)
\`\`\`

## Contacts

### Escalation Path

1. **On-Call Engineer** (0-15 min)
2. **Platform Lead** (15-30 min)
3. **CTO** (30+ min)
`;

export const alertRules = `groups:
  - name: checkout
    rules:
      - alert: CheckoutErrorsHigh
        expr: checkout_error_percent > 5
        labels: { severity: critical, service: checkout }
        annotations: { summary: 'The checkout fails for {{ $value }} percent of its visitors' }
`;

/** The names of the environment variables that hold what must not be written into a file. */
export const spineSecrets = { slack: 'SPINE_SLACK_TOKEN', alertmanager: 'SPINE_ALERTMANAGER_KEY' };

/** Writes the organisation \`tidewater\`; answers the folder that is the workspace. */
export async function writeSpineWorkspace(
  folder: string,
  parts: { smtpUrl: string; slackApiUrl: string; prometheusUrl: string },
): Promise<string> {
  const workspace = join(folder, 'workspace');
  const organization = join(workspace, 'tidewater');
  await mkdir(organization, { recursive: true });
  await writeFile(join(organization, 'runbooks.md'), runbooks);
  await writeFile(
    join(organization, 'tocsin.yaml'),
    `organization: { name: Tidewater Tickets, timeZone: Europe/Berlin }
people:
  - { name: Nora Falk, email: nora@tidewater.example, handle: nora, role: commander }
  - { name: Piet Maas, email: piet@tidewater.example, handle: piet, role: responder, roles: [Platform Lead] }
teams: [{ name: Platform, members: [nora, piet] }]
schedules:
  - name: platform-oncall
    team: Platform
    layers: [{ people: [nora], start: 2026-01-05T09:00:00, every: P1W }]
services: [{ name: checkout, team: Platform, component: Checkout, matches: { service: checkout } }]
integrations: [{ kind: alertmanager, name: Prometheus, service: checkout, keyFrom: ${spineSecrets.alertmanager} }]
connections: [{ name: prometheus, kind: prometheus, url: "${parts.prometheusUrl}" }]
checks: [{ metric: Error rate, query: checkout_error_percent }]
slack: { tokenFrom: ${spineSecrets.slack}, apiUrl: "${parts.slackApiUrl}", channel: incidents }
mail: { smtp: "${parts.smtpUrl}", from: tocsin@tidewater.example }
statusPage: { components: [{ name: Checkout, description: Paying for tickets }] }
allowPrivateAddresses: true
`,
  );
  return workspace;
}
