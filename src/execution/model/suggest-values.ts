import { misfitOf, type Parameter } from '#commands';
import { fitsType } from './value-patterns.ts';

export interface Suggestion {
  readonly value: string;
  /** For people: `alert label "pod"`, `tocsin.yaml`. */
  readonly source: string;
}

/** Labels that say the same thing, by the last word of a parameter's name or type. The first that is there counts. */
const labelsFor: Readonly<Record<string, readonly string[]>> = {
  pod: ['pod', 'pod_name', 'kubernetes_pod_name', 'exported_pod'],
  namespace: ['namespace', 'kubernetes_namespace', 'exported_namespace'],
  node: ['node', 'kubernetes_node', 'nodename', 'host', 'hostname'],
  container: ['container', 'container_name', 'exported_container'],
  deployment: ['deployment', 'app', 'service'],
  statefulset: ['statefulset', 'app'],
  service: ['service', 'exported_service', 'app', 'job'],
  app: ['app', 'service', 'job'],
  host: ['host', 'hostname', 'nodename', 'instance'],
  hostname: ['hostname', 'host', 'nodename', 'instance'],
  server: ['server', 'host', 'instance'],
  instance: ['instance'],
  database: ['datname', 'database', 'db'],
  db: ['datname', 'database', 'db'],
  table: ['table', 'relname', 'tablename'],
  queue: ['queue', 'queue_name'],
  topic: ['topic'],
  cluster: ['cluster'],
  region: ['region'],
  job: ['job', 'job_name'],
};

const normal = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');

function labelNames(parameter: Parameter): readonly string[] {
  const name = normal(parameter.name);
  const bare = name.replace(/^(?:your|the|my|affected|target|failing)_/, '').replace(/_(?:name|id)$/, '');
  const typed = normal(parameter.type.split('/').at(-1) ?? '');
  return [
    ...new Set([name, bare, ...(labelsFor[bare] ?? []), ...(labelsFor[bare.split('_').at(-1) ?? ''] ?? []), ...(labelsFor[typed] ?? [])]),
  ];
}

/**
 * Values that fit a parameter, best first: from the alerts' labels, then from tocsin.yaml.
 * Secrets are never suggested, and a label that does not look like its type is as if it were not there.
 */
export function suggestValues(
  parameter: Parameter,
  known: { alertLabels: readonly Readonly<Record<string, string>>[]; settings: Readonly<Record<string, string>> },
): readonly Suggestion[] {
  if (parameter.secret) return [];
  const found = new Map<string, Suggestion>();
  // What a step above sets is not what an alert happens to call the same.
  for (const label of parameter.from?.kind === 'step' ? [] : labelNames(parameter)) {
    for (const labels of known.alertLabels) {
      const value = labels[label];
      if (value === undefined || found.has(value) || !fitsType(parameter.type, value) || misfitOf(parameter.syntax, value) !== null)
        continue;
      found.set(value, { value, source: `alert label "${label}"` });
    }
    if (found.size > 0) break;
  }
  for (const [name, value] of Object.entries(known.settings)) {
    if (normal(name) === normal(parameter.name) && !found.has(value)) found.set(value, { value, source: 'tocsin.yaml' });
  }
  return [...found.values()].slice(0, 20);
}

/** The one value that may be filled in without asking: what the alerts agree on, else what tocsin.yaml says. */
export function certainValue(suggestions: readonly Suggestion[]): Suggestion | null {
  const fromAlerts = suggestions.filter((suggestion) => suggestion.source !== 'tocsin.yaml');
  if (fromAlerts.length === 1) return fromAlerts[0] ?? null;
  return suggestions.find((suggestion) => suggestion.source === 'tocsin.yaml') ?? null;
}
