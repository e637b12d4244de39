import { initCommands } from '#commands';
import { listIncidents, type Incident } from '#incidents';
import type { Context } from '#journal';
import { authorise, may, rolesThatMay, type Actor, type Permission } from '#people';
import { readCompiled } from './load-run.ts';
import { traitsOf, type CompiledStep } from './model/plan-step.ts';
import { suggestValues } from './model/suggest-values.ts';
import type { Runnability } from './model/step.ts';
import { environmentName } from './run-of-incident.ts';
import { selectSettings, type OrganizationSettings } from './settings-store.ts';

/** The version of a runbook that somebody looks at. */
export interface ShownRunbook {
  readonly documentId: string;
  readonly version: number;
  readonly slug: string;
}

/** What a person can do with a runbook from its document, and where something cannot be done, why. */
export interface RunbookUse {
  /** Null: allowed. */
  readonly whyNotRun: string | null;
  readonly whyNotDeclare: string | null;
  readonly steps: readonly {
    readonly id: string;
    readonly kind: Runnability['kind'];
    readonly reason: string | null;
    /** Parameters that are filled without asking, in whichever incident. */
    readonly filled: readonly { readonly name: string; readonly source: string }[];
  }[];
  /** Open incidents that work through this runbook, newest first; `steps` are those of the version that each keeps. */
  readonly incidents: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly version: number;
    readonly steps: readonly string[];
  }[];
}

const mostIncidents = 200;

/** Reads what can be done with a runbook; nothing is changed, and each verb asks for leave again. */
export async function readRunbookUse(
  context: Context,
  actor: Actor,
  input: { readonly organizationId: string; readonly runbook: ShownRunbook },
): Promise<RunbookUse> {
  const { organizationId, runbook } = input;
  authorise(actor, 'organization.read', organizationId);
  await initCommands();
  const { db } = context.store;
  const settings = await selectSettings(db, organizationId);
  const open = await listIncidents(db, { organizationIds: [organizationId], status: 'open', limit: mostIncidents });
  const users = open.filter(
    (incident) =>
      incident.mergedInto === null && incident.runbook?.documentId === runbook.documentId && incident.runbook.slug === runbook.slug,
  );
  const shown = await stepsOf(context, runbook);
  return {
    whyNotRun: whyNot(actor, 'step.run', organizationId, 'running a step'),
    whyNotDeclare: whyNot(actor, 'incident.declare', organizationId, 'declaring an incident'),
    steps: shown.map((step) => useOfStep(step, settings)),
    incidents: await Promise.all(users.map((incident) => useInIncident(context, incident, runbook))),
  };
}

async function stepsOf(context: Context, runbook: ShownRunbook): Promise<readonly CompiledStep[]> {
  const compiled = await readCompiled(context.store.db, runbook);
  return compiled.runbook.sections.flatMap((section) => section.steps);
}

async function useInIncident(context: Context, incident: Incident, shown: ShownRunbook): Promise<RunbookUse['incidents'][number]> {
  const version = incident.runbook?.version ?? shown.version;
  const steps = await stepsOf(context, { ...shown, version });
  return { id: incident.id, number: incident.number, title: incident.title, version, steps: steps.map(({ id }) => id) };
}

function useOfStep(step: CompiledStep, settings: OrganizationSettings): RunbookUse['steps'][number] {
  const { runnability } = traitsOf(step, settings);
  return {
    id: step.id,
    kind: runnability.kind,
    reason: runnability.kind === 'blocked' ? runnability.reason : null,
    filled: step.parameters.flatMap((parameter) => {
      const variable = environmentName(parameter.name);
      if (settings.environmentNames.includes(variable)) return [{ name: parameter.name, source: `the runner's environment (${variable})` }];
      const [known] = suggestValues(parameter, { alertLabels: [], settings: settings.parameters });
      return known ? [{ name: parameter.name, source: known.source }] : [];
    }),
  };
}

function whyNot(actor: Actor, permission: Permission, organizationId: string, deed: string): string | null {
  if (may(actor, permission, organizationId)) return null;
  return `${deed} takes the role ${rolesThatMay(permission).join(' or ')}`;
}
