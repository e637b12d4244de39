import type { CompiledNamespace, CompiledObject, CompiledRunbook } from './document.ts';

const kinds: Readonly<Record<string, string>> = {
  deploy: 'deployment',
  deployment: 'deployment',
  sts: 'statefulset',
  statefulset: 'statefulset',
  ds: 'daemonset',
  daemonset: 'daemonset',
  po: 'pod',
  pod: 'pod',
  svc: 'service',
  service: 'service',
  cm: 'configmap',
  configmap: 'configmap',
  secret: 'secret',
  hpa: 'hpa',
  pvc: 'pvc',
  node: 'node',
  job: 'job',
  cronjob: 'cronjob',
  ing: 'ingress',
  ingress: 'ingress',
  certificate: 'certificate',
};
const kindWord = Object.keys(kinds).join('|');
const slashed = new RegExp(`(?<![\\w/.-])(${kindWord})s?/([A-Za-z0-9<{$][\\w.<>{}$-]{0,100})`, 'g');
const spaced = new RegExp(
  `\\b(?:get|describe|delete|edit|scale|resources|env|image|rollout \\w+|annotate|label|patch)\\s+(${kindWord})s?\\s+([A-Za-z0-9<{][\\w.<>{}-]{0,100})`,
  'g',
);
const created =
  /\bcreate\s+(secret|configmap|deployment|job|service|namespace)\s+(?:generic\s+|tls\s+|docker-registry\s+|clusterip\s+)?([a-z0-9][\w.-]{0,100})/g;
const selector = /\s(?:-l|--selector)[\s=]{1,3}['"]?([\w./-]{1,63}=[\w.<>{}-]{1,80})/g;
const valued = /^(?:-n|--namespace|-c|--container|-l|--selector|--tail|--since|--since-time|--context|--image|--target|--kubeconfig)$/;

const namespaced = /(?:\s-n|\s--namespace)[\s=]{1,3}['"]?([A-Za-z0-9<{$][\w.<>{}$-]{0,80})/g;
const everywhere = /\s(?:-A|--all-namespaces)\b/;
const clusterName = /\b[\w-]{1,63}\.([\w-]{1,63})\.svc\b/g;

interface Statement {
  readonly text: string;
  readonly line: number;
}

const isClusterTool = (text: string): boolean => /\b(?:kubectl|oc|k9s|stern|helm)\s/.test(text);

/** `{{ pod }}` is one word. */
const joined = (text: string): string => (text.includes('{{') ? text.replaceAll(/\{\{\s{0,9}([\w.-]{1,80})\s{0,9}\}\}/g, '{{$1}}') : text);

const statementsOf = (runbooks: readonly CompiledRunbook[]): readonly Statement[] =>
  runbooks.flatMap(({ sections }) =>
    sections.flatMap(({ steps }) => steps.flatMap(({ commands }) => commands.map(({ text, line }) => ({ text: joined(text), line })))),
  );

/** The pod of `kubectl exec -n ns kafka-0`, which stands bare; null for objects with their kind before a slash. */
function podIn(statement: string): string | null {
  const words = statement.trim().split(/\s+/);
  const verb = words.findIndex(
    (word, index) => /^(?:exec|logs|attach|debug)$/.test(word) && /(?:kubectl|oc)$/.test(words[index - 1] ?? ''),
  );
  if (verb < 0) return null;
  for (let index = verb + 1; index < words.length; index++) {
    const word = words[index] ?? '';
    if (valued.test(word)) index++;
    else if (!word.startsWith('-')) return /^[A-Za-z0-9<{$][\w.<>{}$-]{1,100}$/.test(word) ? word : null;
  }
  return null;
}

function gathered<Key>(pairs: readonly (readonly [Key, number])[]): ReadonlyMap<Key, readonly number[]> {
  const found = new Map<Key, Set<number>>();
  for (const [key, line] of pairs) {
    const lines = found.get(key);
    if (lines) lines.add(line);
    else found.set(key, new Set([line]));
  }
  return new Map([...found].map(([key, lines]) => [key, [...lines].toSorted((a, b) => a - b)]));
}

/** Namespaces that commands name. */
export function namespacesOf(runbooks: readonly CompiledRunbook[]): readonly CompiledNamespace[] {
  const pairs = statementsOf(runbooks).flatMap(({ text, line }): (readonly [string | null, number])[] => [
    ...(isClusterTool(text) ? [...text.matchAll(namespaced)].map(([, name = '']): readonly [string, number] => [name, line]) : []),
    ...[...text.matchAll(clusterName)].map(([, name = '']): readonly [string, number] => [name, line]),
    ...(isClusterTool(text) && everywhere.test(text) ? [[null, line] as const] : []),
  ]);
  return [...gathered(pairs)].map(([name, lines]) => ({ name, lines }));
}

/** Objects that commands name, label queries among them. */
export function objectsOf(runbooks: readonly CompiledRunbook[]): readonly CompiledObject[] {
  const pairs = statementsOf(runbooks).flatMap(({ text, line }): (readonly [string, number])[] => {
    if (!isClusterTool(text)) return [];
    const outer = text.split(/\s--\s/, 1)[0] ?? text;
    const pod = podIn(outer);
    return [
      ...[...outer.matchAll(slashed), ...outer.matchAll(spaced), ...outer.matchAll(created)].map(
        ([, kind = '', name = '']): readonly [string, number] => [`${kinds[kind] ?? kind} ${name}`, line],
      ),
      ...[...outer.matchAll(selector)].map(([, query = '']): readonly [string, number] => [`selector ${query}`, line]),
      ...(pod === null ? [] : [[`pod ${pod}`, line] as const]),
    ];
  });
  return [...gathered(pairs)].map(([key, lines]) => {
    const [kind = '', name = ''] = key.split(' ');
    return { kind, name, lines };
  });
}
