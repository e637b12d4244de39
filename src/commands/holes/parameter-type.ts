import type { CommandLanguage } from '../model/command.ts';
import type { Hole } from './hole.ts';

const kinds: Readonly<Record<string, string>> = {
  pod: 'pod',
  pods: 'pod',
  po: 'pod',
  node: 'node',
  nodes: 'node',
  no: 'node',
  namespace: 'namespace',
  namespaces: 'namespace',
  ns: 'namespace',
  deployment: 'deployment',
  deployments: 'deployment',
  deploy: 'deployment',
  statefulset: 'statefulset',
  statefulsets: 'statefulset',
  sts: 'statefulset',
  daemonset: 'daemonset',
  ds: 'daemonset',
  service: 'service',
  services: 'service',
  svc: 'service',
  configmap: 'configmap',
  cm: 'configmap',
  secret: 'secret-name',
  secrets: 'secret-name',
  pvc: 'persistentvolumeclaim',
  persistentvolumeclaim: 'persistentvolumeclaim',
  pv: 'persistentvolume',
  certificate: 'certificate',
  certificates: 'certificate',
  ingress: 'ingress',
  ing: 'ingress',
  job: 'job',
  jobs: 'job',
  cronjob: 'cronjob',
  hpa: 'horizontalpodautoscaler',
};

const secretName =
  /(?:^|[-_.])(?:token|secret|password|passwd|passphrase|api[-_]?key|access[-_]?key|private[-_]?key|credentials?)(?:$|[-_.])|^(?:sk|pk|rk)_(?:test|live)/iu;

const byName: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[-_])pids?$|process[-_]?id/iu, 'process-id'],
  [/(?:^|[-_])pod(?:[-_]?name)?$/iu, 'kubernetes/pod'],
  [/(?:^|[-_])node(?:[-_]?name)?$/iu, 'kubernetes/node'],
  [/^(?:ns|.*namespace)$/iu, 'kubernetes/namespace'],
  [/(?:^|[-_])deployment(?:[-_]?name)?$/iu, 'kubernetes/deployment'],
  [/pvc/iu, 'kubernetes/persistentvolumeclaim'],
  [/^cert(?:ificate)?[-_]?name$/iu, 'kubernetes/certificate'],
  [/(?:^|[-_])containers?(?:[-_]?(?:name|id))?$/iu, 'container'],
  [/^(?:date|day)$/iu, 'date'],
  [/^time$/iu, 'time'],
  [/duration|interval$|timeout/iu, 'duration'],
  [/(?:^|[-_])(?:ip|host|hostname|server)(?:$|[-_])/iu, 'host'],
  [/(?:^|[-_])(?:count|number|num|replicas|size|limit|port|revision|n)$/iu, 'number'],
  [/url$/iu, 'url'],
  [/email/iu, 'email'],
];

/** Kubernetes names by what stands before the hole: `get pod <x>`, `deployment/<x>`, `-n <x>`. */
function kubernetesType(before: string): string | null {
  if (/(?:\s-n|\s--namespace)[=\s]\s*$/u.test(before)) return 'kubernetes/namespace';
  const kind = /(?:^|\s)([a-z]+)(?:\/|\s+)(?:[\w.-]*-)?$/u.exec(before)?.[1];
  if (kind !== undefined && Object.hasOwn(kinds, kind)) return `kubernetes/${kinds[kind] ?? kind}`;
  if (/\bkubectl\s+(?:-\S+\s+\S+\s+)*(?:logs|exec|port-forward|attach|cp|debug)\s+(?:-\S+\s+)*(?:[\w.-]*-)?$/u.test(before))
    return 'kubernetes/pod';
  if (/\bkubectl\s+(?:cordon|uncordon|drain|taint\s+nodes?)\s+$/u.test(before)) return 'kubernetes/node';
  return null;
}

function sqlType(before: string): string | null {
  if (/\b(?:table|from|join|into|update|truncate|analyze|vacuum)\s+(?:only\s+)?(?:[\w"]+\.)?"?$/iu.test(before)) return 'sql/table';
  if (/\bindex\s+(?:concurrently\s+)?(?:[\w"]+\.)?"?$/iu.test(before)) return 'sql/index';
  if (/\bdatabase\s+"?$/iu.test(before)) return 'sql/database';
  if (/pg_(?:terminate|cancel)_backend\s*\(\s*$/iu.test(before) || /\bpid\s*=\s*$/iu.test(before)) return 'process-id';
  if (/\b(?:limit|offset)\s+$/iu.test(before)) return 'number';
  if (/interval\s+'$/iu.test(before)) return 'duration';
  return null;
}

/** Guesses what kind of value fills a hole, from its name and from the text right before it. */
export function typeOfHole(source: string, language: CommandLanguage, hole: Hole): string {
  if (secretName.test(hole.name) && !/name$/iu.test(hole.name)) return 'secret';
  const lineStart = source.lastIndexOf('\n', hole.start - 1) + 1;
  const before = source.slice(lineStart, hole.start);
  const fromPlace = language === 'bash' ? (/\bkubectl\b|\boc\b/u.test(source) ? kubernetesType(before) : null) : null;
  return (
    fromPlace ??
    (language === 'sql' || /\b(?:psql|mysql)\b/u.test(source) ? sqlType(before) : null) ??
    byName.find(([pattern]) => pattern.test(hole.name))?.[1] ??
    'text'
  );
}
