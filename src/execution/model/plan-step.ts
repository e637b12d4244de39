import { createHash } from 'node:crypto';
import { canonicalJson, parseDuration, unreachable } from '#base';
import { analyze, bindCommand, type CommandLanguage, type Plan } from '#commands';
import type { CompiledRunbook } from '#runbooks';
import { riskLevels, type Risk, type Runnability } from './step.ts';

export type CompiledSection = CompiledRunbook['sections'][number];
export type CompiledStep = CompiledSection['steps'][number];

/** A parameter's value. Null: known to the runner only (a secret that was typed, or one of its environment). */
export interface StepValue {
  readonly value: string | null;
  readonly source: string;
  readonly isFromEnvironment?: boolean | undefined;
}
export type StepValues = Readonly<Record<string, StepValue>>;

/** What an organisation's steps can reach; names only. */
export interface Reach {
  readonly connections: readonly { readonly name: string; readonly kind: 'postgres' | 'prometheus' }[];
}

export interface StepTraits {
  readonly runnability: Runnability;
  readonly language: CommandLanguage | null;
  readonly risk: Risk | null;
  readonly preservesEvidence: boolean;
  readonly reasons: readonly string[];
  /** The named connection that the step runs on; null for shell and plain HTTP. */
  readonly connection: string | null;
}

const languages: Readonly<Record<string, CommandLanguage>> = {
  bash: 'bash',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  console: 'bash',
  sql: 'sql',
  postgresql: 'sql',
  promql: 'promql',
  http: 'http',
};
const analysedAs: Readonly<Record<string, CommandLanguage>> = { sql: 'sql', promql: 'promql', http: 'http' };
const needs = { sql: ['postgres', 'PostgreSQL'], promql: ['prometheus', 'Prometheus'] } as const;

const worst = (risks: readonly Risk[]): Risk => riskLevels[Math.max(0, ...risks.map((risk) => riskLevels.indexOf(risk)))] ?? 'destructive';

/** What a compiled step is to the machine: runnable at what risk, or why not. */
export function traitsOf(step: CompiledStep, reach: Reach): StepTraits {
  const isCommand = step.kind === 'command' || step.kind === 'query' || step.kind === 'request';
  // What the analysis found counts more than what the fence says.
  const language =
    analysedAs[step.commands[0]?.program ?? ''] ??
    languages[step.language?.toLowerCase() ?? (step.kind === 'command' ? 'bash' : '')] ??
    null;
  const risk = step.commands.length === 0 ? null : worst(step.commands.map((command) => command.risk));
  const base = {
    language,
    risk,
    preservesEvidence: step.commands.some((command) => command.preservesEvidence),
    reasons: [...new Set(step.commands.flatMap((command) => command.reasons))],
    connection: null,
  };
  if (!isCommand || step.commands.length === 0 || risk === null) return { ...base, runnability: { kind: 'manual' } };
  if (language === null)
    return { ...base, runnability: { kind: 'blocked', reason: `Tocsin does not run ${step.language ?? 'this language'}` } };
  const stuck = step.commands.map((command) => whyStuck(command, language)).find((reason) => reason !== null);
  if (stuck !== undefined && stuck !== null) return { ...base, runnability: { kind: 'blocked', reason: stuck } };
  if (language === 'sql' || language === 'promql') {
    const [kind, product] = needs[language];
    const connection = reach.connections.find((candidate) => candidate.kind === kind);
    if (!connection)
      return { ...base, runnability: { kind: 'blocked', reason: `no ${product} is named under "connections" in tocsin.yaml` } };
    return { ...base, connection: connection.name, runnability: { kind: 'runnable', risk } };
  }
  return { ...base, runnability: { kind: 'runnable', risk } };
}

/** Why a command must not be handed to a runner, judged by the form that would run; null when it may. */
function whyStuck(command: CompiledStep['commands'][number], language: CommandLanguage): string | null {
  if (!command.runnable) return command.reasons[0] ?? 'it cannot be run as it stands';
  if (!command.interactive && !command.unbounded) return null;
  const safe = command.safeForm === null ? [command] : analyze(command.safeForm, language).commands;
  if (safe.some((form) => form.interactive)) return 'it needs a terminal and a person; do it by hand and mark it done';
  if (safe.some((form) => form.unbounded)) return 'it never ends by itself; do it by hand and mark it done';
  return null;
}

/** A step ready for a runner: one script, or one list of statements for the named system. */
export type StepPlan = { readonly display: string; readonly differs: boolean; readonly reasons: readonly string[] } & (
  | { readonly kind: 'shell'; readonly script: string; readonly env: Readonly<Record<string, string>> }
  | { readonly kind: 'sql'; readonly statements: readonly { readonly text: string; readonly values: readonly string[] }[] }
  | { readonly kind: 'promql'; readonly queries: readonly string[] }
  | { readonly kind: 'http'; readonly requests: readonly Omit<Extract<Plan, { kind: 'http' }>, 'kind' | 'display'>[] }
);
export type PlannedStep =
  | { readonly ok: true; readonly plan: StepPlan }
  | { readonly ok: false; readonly missing: readonly string[]; readonly problems: readonly string[] };

// Stands for a secret where only the display is wanted; the display masks it.
const secretStandIn = 'secret';

/**
 * Binds a step's values, statement by statement, each in its safe form. `secrets`: the real values, given only when
 * it is about to run. A step of several commands that changes something stops at the first one that fails.
 */
export function planStep(
  step: CompiledStep,
  traits: StepTraits,
  values: StepValues,
  secrets: Readonly<Record<string, string>> = {},
): PlannedStep {
  const { language } = traits;
  if (language === null) return { ok: false, missing: [], problems: ['Tocsin does not run this language'] };
  const missing = step.parameters.filter((parameter) => values[parameter.name] === undefined).map((parameter) => parameter.name);
  if (missing.length > 0) return { ok: false, missing, problems: [] };
  const given = Object.fromEntries(step.parameters.map(({ name }) => [name, values[name]?.value ?? secrets[name] ?? secretStandIn]));
  const secretNames = step.parameters.filter(({ name, secret }) => secret || values[name]?.value === null).map(({ name }) => name);
  const plans: Plan[] = [];
  const problems: string[] = [];
  for (const command of step.commands) {
    const bound = bindCommand({
      source: command.safeForm ?? command.text,
      language,
      parameters: step.parameters,
      values: given,
      secrets: secretNames,
    });
    if (bound.ok) plans.push(bound.plan);
    else problems.push(...bound.problems.map(({ parameter, message }) => (parameter ? `${parameter}: ${message}` : message)));
  }
  if (problems.length > 0) return { ok: false, missing: [], problems: [...new Set(problems)] };
  const stopsEarly = language === 'bash' && plans.length > 1 && traits.risk !== 'read-only';
  const differs = stopsEarly || step.commands.some((command) => command.safeForm !== null && command.safeForm !== command.text);
  const reasons = [
    ...(differs ? step.commands.filter((command) => command.safeForm !== null).flatMap((command) => command.reasons) : []),
    ...(stopsEarly ? ['stops at the first command that fails'] : []),
  ];
  const base = {
    display: [...(stopsEarly ? ['set -e'] : []), ...plans.map((plan) => plan.display)].join('\n'),
    differs,
    reasons: [...new Set(reasons)],
  };
  const shell = plans.filter((plan) => plan.kind === 'shell');
  switch (language) {
    case 'bash':
      return {
        ok: true,
        plan: {
          ...base,
          kind: 'shell',
          script: [...(stopsEarly ? ['set -e'] : []), ...shell.map((plan) => plan.script)].join('\n'),
          env: Object.fromEntries(shell.flatMap((plan) => Object.entries(plan.env))),
        },
      };
    case 'sql':
      return {
        ok: true,
        plan: {
          ...base,
          kind: 'sql',
          statements: plans.filter((plan) => plan.kind === 'sql').map(({ text, values: binds }) => ({ text, values: binds })),
        },
      };
    case 'promql':
      return {
        ok: true,
        plan: { ...base, kind: 'promql', queries: plans.filter((plan) => plan.kind === 'promql').map((plan) => plan.query) },
      };
    case 'http':
      return {
        ok: true,
        plan: {
          ...base,
          kind: 'http',
          requests: plans.filter((plan) => plan.kind === 'http').map(({ method, url, headers, body }) => ({ method, url, headers, body })),
        },
      };
    default:
      return unreachable(language);
  }
}

/**
 * What an approval stands for, to the letter: the text, the values, the connection. Secret values are not in it
 * (a hash of a short secret gives the secret away); changing one voids approvals by itself.
 */
export function planHash(step: CompiledStep, traits: StepTraits, values: StepValues): string {
  const open = Object.fromEntries(step.parameters.map(({ name }) => [name, values[name]?.value ?? null]));
  return createHash('sha256')
    .update(
      canonicalJson({
        commands: step.commands.map((command) => command.safeForm ?? command.text),
        language: traits.language,
        connection: traits.connection,
        values: open,
      }),
    )
    .digest('hex');
}

const longestLimitMs = 3_600_000;

/** How long a step may run: the document's time box, else a minute for reading and five for changing. */
export function timeLimitMs(step: CompiledStep, risk: Risk): number {
  const timebox = step.timebox === null ? null : parseDuration(step.timebox);
  if (timebox !== null && timebox > 0) return Math.min(timebox, longestLimitMs);
  return risk === 'read-only' ? 60_000 : 300_000;
}
