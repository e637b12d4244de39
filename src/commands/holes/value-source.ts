import type { Parameter, ValueSource } from '../model/command.ts';
import { namespaceIn, resourceOf } from './kubernetes-type.ts';

const namespaced = (kind: string): boolean =>
  !/^(?:node|namespace|persistentvolume|storageclass|clusterrole|customresourcedefinition|context)$/u.test(kind);

/** Fields of an incident by what documents call them. */
const incidentFields: readonly (readonly [RegExp, string])[] = [
  [/^(?:incident|ticket|inc|case)[-_]?(?:id|number|key)?$/u, 'id'],
  [
    /^(?:(?:incident|attack|outage|event)[-_]?)?start(?:ed)?(?:[-_](?:time|date|timestamp|at|utc))?$|^compromise[-_]time(?:stamp)?$/u,
    'started-at',
  ],
  [/^(?:(?:incident|attack|outage)[-_]?)?end(?:ed)?(?:[-_](?:time|date|timestamp|at|utc))?$/u, 'ended-at'],
  [/^(?:incident[-_]?)?severity$/u, 'severity'],
  [/^(?:incident[-_]?)?(?:title|summary)$/u, 'title'],
  [/^(?:incident[-_]?)?commander$/u, 'commander'],
  [/^(?:date|today|timestamp|time)$/u, 'started-at'],
];

const labels = new Set(
  `alertname severity instance job pod namespace node container deployment statefulset daemonset service cluster mountpoint device
  persistentvolumeclaim queue topic host region zone environment env app component`.split(/\s+/u),
);

/** `pod_name` is `pod`; `value of instance label from alert` is `instance`. */
function labelOf(name: string): string | null {
  const said = /(?:^|-)(\w+)-label(?:-|$)/u.exec(name)?.[1];
  if (said !== undefined) return said;
  const bare = name
    .toLowerCase()
    .replaceAll('-', '_')
    .replace(/^(?:your|the|my|affected|target|failing)_/u, '')
    .replace(/_name$/u, '');
  return labels.has(bare) ? bare : null;
}

/** What stands around a parameter's first hole. */
export interface Surroundings {
  /** The statement up to the hole, on one line. */
  readonly before: string;
  /** The statement around the hole, on one line. */
  readonly line: string;
  readonly isHole: (text: string) => boolean;
}

/** Where a value can come from by its type, its name and the text around it; null: a person must know. */
export function sourceOf(parameter: Omit<Parameter, 'from'>, { before, line, isHole }: Surroundings): ValueSource | null {
  const { name, type } = parameter;
  if (parameter.secret) return { kind: 'secret', name };
  const matched = /[{,]\s*([a-z]\w*)\s*=~?\s*"$/iu.exec(before)?.[1];
  const said = /-label(?:-|$)/u.test(name) ? labelOf(name) : null;
  if (said !== null || matched !== undefined) return { kind: 'alert-label', label: said ?? matched ?? '' };
  const kind = /^kubernetes\/(.+)$/u.exec(type)?.[1];
  if (kind !== undefined) {
    return { kind: 'kubernetes', resource: resourceOf(kind), namespace: namespaced(kind) ? namespaceIn(line, isHole) : null };
  }
  if (type === 'process-id') return { kind: 'process' };
  const object = /^sql\/(table|index|database|schema|role)$/u.exec(type)?.[1];
  if (object !== undefined) return { kind: 'sql-object', object };
  const field = incidentFields.find(([pattern]) => pattern.test(name.toLowerCase().replaceAll('_', '-')))?.[1];
  if (field !== undefined && !(field.endsWith('-at') && type === 'duration')) return { kind: 'incident', field };
  const label = labelOf(name);
  return label === null ? null : { kind: 'alert-label', label };
}
