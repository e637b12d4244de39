import type { RunbookUseView } from '../../api/views.ts';

type Incident = RunbookUseView['incidents'][number];

/** What can be done with one step, decided by the server's answer; words are the page's. */
export type PlacesToRun =
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'refused'; readonly why: string }
  /** Incidents that hold the step; `others` use the runbook in a version without it. */
  | { readonly kind: 'incidents'; readonly incidents: readonly Incident[]; readonly others: readonly Incident[] }
  | { readonly kind: 'declare'; readonly others: readonly Incident[] };

export function placesToRun(use: RunbookUseView, stepId: string): PlacesToRun {
  const step = use.steps.find((one) => one.id === stepId);
  if (!step || step.kind === 'manual') return { kind: 'by-hand' };
  if (step.kind === 'blocked')
    return { kind: 'refused', why: `Tocsin does not run this: ${step.reason ?? 'it cannot be run as it stands'}.` };
  if (use.whyNotRun !== null) return { kind: 'refused', why: `You cannot run this: ${use.whyNotRun}.` };
  const incidents = use.incidents.filter((incident) => incident.steps.includes(stepId));
  const others = use.incidents.filter((incident) => !incident.steps.includes(stepId));
  if (incidents.length > 0) return { kind: 'incidents', incidents, others };
  if (use.whyNotDeclare !== null) return { kind: 'refused', why: `No open incident uses this runbook, and ${use.whyNotDeclare}.` };
  if (use.version !== use.liveVersion)
    return { kind: 'refused', why: `This is an old version. A new incident gets v${use.liveVersion}; open that one to run it.` };
  return { kind: 'declare', others };
}
