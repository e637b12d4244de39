import type { CompiledDocument } from '../../model/document.ts';
import { commandsOf, foundAgainst, type FoundAgainst } from './found.ts';

/** An object that commands name, and where they do. */
export interface NamedObject {
  /** `deployment/cart`, as kubectl takes it. */
  readonly object: string;
  /** Null: whatever the current context points to. */
  readonly namespace: string | null;
  readonly places: readonly { readonly file: string; readonly line: number }[];
}

// What is looked up: kinds that stay, not pods and jobs, whose names change with every restart.
const kinds = new Map(
  Object.entries({
    deployment: ['deploy', 'deployment', 'deployments', 'deployment.apps'],
    statefulset: ['sts', 'statefulset', 'statefulsets', 'statefulset.apps'],
    daemonset: ['ds', 'daemonset', 'daemonsets', 'daemonset.apps'],
    service: ['svc', 'service', 'services'],
    configmap: ['cm', 'configmap', 'configmaps'],
    secret: ['secret', 'secrets'],
    ingress: ['ing', 'ingress', 'ingresses'],
    cronjob: ['cj', 'cronjob', 'cronjobs'],
    horizontalpodautoscaler: ['hpa', 'horizontalpodautoscaler', 'horizontalpodautoscalers'],
    persistentvolumeclaim: ['pvc', 'persistentvolumeclaim', 'persistentvolumeclaims'],
    namespace: ['ns', 'namespace', 'namespaces'],
  }).flatMap(([kind, names]) => names.map((name): [string, string] => [name, kind])),
);
const verbs = new Set([
  'get',
  'describe',
  'logs',
  'exec',
  'scale',
  'edit',
  'set',
  'rollout',
  'patch',
  'port-forward',
  'autoscale',
  'annotate',
  'label',
  'expose',
]);
// Options whose value is the next word; without them `-n shop` would read as an object called "shop".
const withValue = new Set([
  '-n',
  '--namespace',
  '-c',
  '--container',
  '-o',
  '--output',
  '-l',
  '--selector',
  '--since',
  '--tail',
  '--context',
  '--kubeconfig',
  '-p',
  '--patch',
  '--type',
  '--replicas',
  '--timeout',
  '--sort-by',
  '--field-selector',
]);
const name = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const most = 200;

/** The objects that kubectl commands name outright; one with a hole, a variable or a changing name is left out. */
export function namedObjects(documents: readonly CompiledDocument[]): readonly NamedObject[] {
  const found = new Map<string, { object: string; namespace: string | null; places: { file: string; line: number }[] }>();
  for (const document of documents) {
    for (const { file, command } of commandsOf(document)) {
      if (command.program !== 'kubectl') continue;
      for (const { object, namespace } of objectsIn(command.text)) {
        const key = `${namespace ?? ''} ${object}`;
        const known = found.get(key) ?? { object, namespace, places: [] };
        known.places.push({ file, line: command.line });
        found.set(key, known);
      }
    }
  }
  return [...found.values()].slice(0, most);
}

/** Words of the command itself: up to a pipe, a redirection, or what runs in the container. */
function objectsIn(text: string): readonly { object: string; namespace: string | null }[] {
  const own =
    text
      .replaceAll(/\\\r?\n/g, ' ')
      .replaceAll(/<[\w .-]+>/g, '@')
      .split(/\s--\s|[|;&<>]/)[0] ?? '';
  const words = own.trim().split(/\s+/);
  const at = words.indexOf('kubectl');
  const plain: string[] = [];
  let namespace: string | null = null;
  for (let index = at + 1; index < words.length; index++) {
    const word = words[index] ?? '';
    const [option, value] = word.split('=', 2);
    if (option === '-n' || option === '--namespace') namespace = value ?? words[index + 1] ?? null;
    if (word.startsWith('-')) {
      if (value === undefined && withValue.has(word)) index++;
    } else plain.push(word);
  }
  // Another cluster, or a namespace that must be filled in first: what this context says about it is no answer.
  if (at < 0 || /--context|--kubeconfig/.test(own) || !verbs.has(plain[0] ?? '') || (namespace !== null && !name.test(namespace)))
    return [];
  const pairs = plain.flatMap((word, index): [string, string][] => {
    const [kind, object, ...rest] = word.split('/');
    if (object !== undefined) return rest.length === 0 ? [[kind ?? '', object]] : [];
    const next = plain[index + 1];
    return index > 0 && next !== undefined && !next.includes('/') ? [[word, next]] : [];
  });
  const objects = pairs.flatMap(([kind, object]) => {
    const known = kinds.get(kind.toLowerCase());
    return known !== undefined && name.test(object)
      ? [{ object: `${known}/${object}`, namespace: known === 'namespace' ? null : namespace }]
      : [];
  });
  return namespace === null ? objects : [...objects, { object: `namespace/${namespace}`, namespace: null }];
}

/** A finding for each place that names an object which the cluster does not have. */
export function missingObjects(objects: readonly NamedObject[]): readonly FoundAgainst[] {
  const gone = new Set(
    objects.filter(({ object }) => object.startsWith('namespace/')).map(({ object }) => object.slice('namespace/'.length)),
  );
  return (
    objects
      // Of a namespace that is gone everything is gone; saying so once is enough.
      .filter(({ namespace }) => namespace === null || !gone.has(namespace))
      .flatMap(({ object, namespace, places }) =>
        places.map((place) =>
          foundAgainst('against-unknown-object', {
            ...place,
            message: `the cluster has no ${object}${namespace === null ? '' : ` in the namespace ${namespace}`}`,
            suggestion: 'use the name and namespace that it has now',
          }),
        ),
      )
  );
}
