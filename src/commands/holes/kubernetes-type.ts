/** Kinds of Kubernetes objects by their names and short names. */
const kinds: Readonly<Record<string, string>> = Object.fromEntries(
  `pod:pods,po node:nodes,no namespace:namespaces,ns deployment:deployments,deploy statefulset:statefulsets,sts daemonset:daemonsets,ds
  replicaset:replicasets,rs service:services,svc endpoints:ep configmap:configmaps,cm secret:secrets persistentvolumeclaim:persistentvolumeclaims,pvc
  persistentvolume:persistentvolumes,pv storageclass:storageclasses,sc certificate:certificates,cert ingress:ingresses,ing
  networkpolicy:networkpolicies,netpol job:jobs cronjob:cronjobs,cj horizontalpodautoscaler:hpa poddisruptionbudget:pdb
  serviceaccount:serviceaccounts,sa role:roles rolebinding:rolebindings clusterrole:clusterroles customresourcedefinition:crd,crds
  event:events lease:leases volumeattachment:volumeattachments virtualmachine:vm,vms virtualmachineinstance:vmi,vmis`
    .split(/\s+/u)
    .flatMap((entry) => {
      const [kind = '', names = ''] = entry.split(':');
      return [kind, ...names.split(',')].map((name) => [name, kind] as const);
    }),
);

/** The resource that lists the objects of a kind: `pods`, `ingresses`, `networkpolicies`. */
export function resourceOf(kind: string): string {
  if (kind === 'endpoints' || kind.endsWith('s')) return kind.endsWith('ss') ? `${kind}es` : kind;
  return kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
}

const client = /\b(?:kubectl|oc|k|helm|stern|istioctl|linkerd|velero|flux|argocd|argo|virtctl|cmctl)\b/u;
const ownOption = /\s--?(\w[\w-]*)[=\s]["']?$/u;

const optionTypes: Readonly<Record<string, string>> = {
  n: 'kubernetes/namespace',
  namespace: 'kubernetes/namespace',
  c: 'kubernetes/container',
  container: 'kubernetes/container',
  context: 'kubernetes/context',
  node: 'kubernetes/node',
  'from-literal': 'text',
};

/** The text of the innermost `$(…)` that is still open, or all of it: what stands around belongs to another command. */
function innermost(before: string): string {
  if (!before.includes('$(')) return before;
  let closed = before;
  for (let depth = 0; depth < 3; depth += 1) closed = closed.replaceAll(/\$\([^()]*\)/gu, 'x');
  const open = closed.lastIndexOf('$(');
  return open < 0 ? closed : closed.slice(open + 2);
}

/** `-2` behind a hole belongs to the same name. */
const isContinued = /^[\w-]/u;

/** `kubectl cp <namespace>/<pod>:/path file`: what is no pod is a file of this machine. */
function copied(own: string, after: string): string | null {
  if (after.startsWith(':')) return /[\w.-]$/u.test(own) ? null : 'kubernetes/pod';
  return /[\s"']$/u.test(own) && /^\/[^\s:"']{1,100}:/u.test(after) ? 'kubernetes/namespace' : null;
}

/**
 * Kubernetes names by what stands before them: `get pod <x>`, `deployment/<x>`, `-n <x>`; null: something else.
 * A hole that is only a part of a name (`web-<n>`, `<cluster>-2`) is no name.
 */
export function kubernetesType(line: string, after: string): string | null {
  const before = innermost(line);
  const start = Math.max(...[...before.matchAll(/[|;&]|\s--\s/gu)].map((match) => match.index), -1);
  const own = before.slice(start + 1);
  if (!client.test(before)) return null;
  const option = ownOption.exec(own)?.[1];
  if (isContinued.test(after)) return null;
  // Behind `--` another program's options follow.
  if (option !== undefined) return client.test(own) && Object.hasOwn(optionTypes, option) ? (optionTypes[option] ?? null) : null;
  if (/\b(?:kubectl|oc|k)\s+(?:-\S+\s+\S+\s+)*cp\s/u.test(own)) return copied(own, after);
  const kind = /(?:^|[\s,])([a-z]+)(?:\/|\s+)(?:--?[\w-]+(?:=\S+)?\s+(?:\S+\s+)?)?["']?$/u.exec(own)?.[1];
  if (kind !== undefined && Object.hasOwn(kinds, kind)) return `kubernetes/${kinds[kind] ?? kind}`;
  if (/\b(?:kubectl|oc|k)\s+(?:-\S+\s+\S+\s+)*(?:logs|exec|port-forward|attach|debug)\s+(?:-\S+\s+(?:\S+\s+)?)*["']?$/u.test(own))
    return 'kubernetes/pod';
  if (/\b(?:kubectl|oc|k)\s+(?:adm\s+)?(?:cordon|uncordon|drain|taint\s+nodes?|debug\s+node\/)\s*["']?$/u.test(own))
    return 'kubernetes/node';
  return null;
}

/** The namespace that a statement names: its text, or null when it names none or leaves it open. */
export function namespaceIn(line: string, isHole: (text: string) => boolean): string | null {
  const named = /\s(?:-n|--namespace)[=\s]\s*["']?([^\s"']+)/u.exec(line)?.[1];
  return named === undefined || isHole(named) || !/^[a-z0-9][a-z0-9.-]*$/u.test(named) ? null : named;
}
