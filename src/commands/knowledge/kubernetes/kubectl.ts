import { combine, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { OptionShape } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { changes } from '../../judge/judgement.ts';
import { prompt, readsForever, writesTo } from '../shapes.ts';
import { verbJudge } from '../verbs.ts';
import type { VerbData } from '../verbs.ts';
import { kubectlShape } from './kubectl-options.ts';
import * as verb from './kubectl-verbs.ts';
import { ocVerbs } from './oc-verbs.ts';
import { pluginFor } from './plugins.ts';

const { changing, changingUnless } = verb;

const kubectlVerbs: VerbData = {
  options: kubectlShape.valued.join(' '),
  known: (kubectlShape.plain ?? []).join(' '),
  reads: `describe, top, explain, version, options, help, completion, diff, wait, api-resources, api-versions,
    auth can-i|whoami, config view|get-contexts|current-context|get-clusters|get-users, rollout status|history,
    apply view-last-applied, plugin list`,
  changes: {
    'approves or refuses a certificate': 'certificate approve|deny',
    'issues a token': 'create token',
    'changes the kubectl configuration: later commands go elsewhere':
      'config use-context|use|set-context|set-cluster|set-credentials|set|unset|rename-context|delete-context|delete-cluster|delete-user',
  },
  special: {
    get: verb.get,
    'logs|log': verb.logs,
    'events, alpha events': readsForever('-w', '--watch'),
    'cluster-info': writesTo('--output-directory'),
    kustomize: writesTo('-o', '--output'),
    'port-forward': verb.holdsOpen('holds a connection open until it is stopped'),
    proxy: verb.holdsOpen('serves the API until it is stopped'),
    'auth reconcile': changing('changes permissions'),
    'rollout restart': changing('restarts every pod of the workload, one after another'),
    'rollout undo': changing('puts the previous version of the workload back'),
    'rollout pause|resume': changing('pauses or resumes the rollout'),
    scale: changing('changes how many pods run'),
    autoscale: changing('creates an autoscaler'),
    'set env': changingUnless('changes the workload, which restarts its pods', '--list'),
    'set image|resources|selector|serviceaccount|subject': changing('changes the workload, which restarts its pods'),
    apply: verb.apply,
    'apply set-last-applied|edit-last-applied': changing('changes what kubectl applied last'),
    create: changing('creates objects'),
    patch: changing('changes an object'),
    label: changingUnless('changes labels', '--list'),
    annotate: changingUnless('changes annotations', '--list'),
    expose: changing('creates a service'),
    taint: changing('changes where pods may run'),
    cordon: changing('keeps new pods off the node'),
    uncordon: changing('lets new pods onto the node'),
    edit: verb.edit,
    replace: verb.replace,
    drain: verb.drain,
    debug: verb.debug,
    exec: verb.exec,
    run: verb.run,
    delete: verb.remove,
    cp: verb.copy,
    attach: prompt(changes('attaches to a running process'), 'the attached process'),
  },
};

const judgeKubectl = verbJudge(kubectlVerbs);
const judgeOc = verbJudge({
  ...kubectlVerbs,
  ...ocVerbs,
  reads: `${kubectlVerbs.reads ?? ''}, ${ocVerbs.reads ?? ''}`,
  changes: { ...kubectlVerbs.changes, ...ocVerbs.changes },
  special: { ...kubectlVerbs.special, ...ocVerbs.special },
});

/** `-f` is `--follow` for logs, and `-p` carries a patch for patch, but means `--previous` for logs. */
function shapeFor(verbName: string | null | undefined): OptionShape {
  const without = (name: string): string[] => kubectlShape.valued.filter((each) => each !== name);
  switch (verbName) {
    case 'logs':
    case 'log':
      return { ...kubectlShape, valued: without('-f'), plain: [...(kubectlShape.plain ?? []), '-f'] };
    case 'patch':
      return {
        ...kubectlShape,
        valued: [...kubectlShape.valued, '-p'],
        plain: (kubectlShape.plain ?? []).filter((name) => name !== '-p'),
      };
    default:
      return kubectlShape;
  }
}

function judge(call: Call): Judgement {
  const first = readOptions(call.words, kubectlShape);
  const name = first.positionals[0]?.value;
  // `kubectl get all` is kubectl's own, although a plugin is called get-all.
  const plugin = name === 'get' ? null : pluginFor(first.positionals.slice(0, 2).map((word) => word.value ?? ''));
  const isKnown = (option: string): boolean => kubectlShape.valued.includes(option) || kubectlShape.plain?.includes(option) === true;
  if (plugin !== null && first.before(1).every(isKnown)) {
    const start = call.words.findIndex((word) => word === first.positionals[0]);
    return plugin.program.judge({ ...call, program: plugin.program.names[0] ?? 'kubectl', words: call.words.slice(start + plugin.words) });
  }
  if (name === undefined && call.words.some((word) => word.value === '-h' || word.value === '--help')) return reads();
  // Where the program inside begins with its own options, only `--` tells them from kubectl's.
  const isOldExec = ['exec', 'rsh'].includes(name ?? '') && first.rest === null;
  const isOc = call.program === 'oc';
  const shape: OptionShape = isOldExec ? { valued: kubectlShape.valued, looseWords: true } : shapeFor(name);
  const own = (isOc ? judgeOc : judgeKubectl)(call, shape);
  // `kubectl options`: files that kubectl itself writes, and one that says what its verbs do
  if (first.rest === null && first.has('--profile-output', '--log-file', '--cache-dir', '--kuberc'))
    return combine(own, changes('kubectl writes a profile, a log or a cache, or reads other preferences'));
  return first.has('-h') && first.rest === null && own.risk !== 'destructive' ? combine(reads(), own) : own;
}

/** kubectl, and OpenShift's `oc`, which has kubectl's verbs and more of its own. */
export const kubectl: Knowledge = {
  programs: [{ names: ['kubectl', 'oc', 'k', 'microk8s.kubectl', 'k3s-kubectl', 'kubecolor'], judge, judgesNames: true }],
  examples: {
    reads: `
      kubectl get pods -A -o wide --sort-by=.status.startTime
      kubectl get --raw /readyz?verbose
      kubectl -n shop describe pod web-1
      kubectl logs deploy/web --all-containers --since=1h --tail=200 --timestamps
      kubectl logs -f web-1 -c app
      kubectl logs web-1 --previous
      kubectl top pods --containers --sort-by=memory
      kubectl rollout status deployment/web --timeout=5m
      kubectl rollout history deployment/web --revision=3
      kubectl auth can-i --list --as=system:serviceaccount:shop:web
      kubectl config view --minify
      kubectl config get-contexts
      kubectl explain pod.spec
      kubectl api-resources --verbs=list --namespaced -o name
      kubectl cluster-info
      kubectl cluster-info dump --output-directory=/tmp/dump
      kubectl apply -f web.yaml --dry-run=server
      kubectl create deployment web --image=web --dry-run=client -o yaml
      kubectl diff -f web.yaml
      kubectl wait --for=condition=Ready pod/web-1 --timeout=60s
      kubectl port-forward svc/web 8080:80
      kubectl set env deployment/web --list
      kubectl label pod web-1 --list
      kubectl cp shop/web-1:/tmp/heap.hprof ./heap.hprof
      kubectl exec web-1 -- cat /etc/resolv.conf
      kubectl exec -it web-1 -c app -- df -h
      kubectl exec web-1 -- sh -c 'ps aux | head'
      kubectl events --for pod/web-1
      kubectl get secret db -o jsonpath='{.data.password}'
      kubectl drain node-1 --ignore-daemonsets --dry-run=client
      kubectl cnpg status main -n db
      kubectl krew list
      kubectl argo rollouts get rollout web
      kubectl rook-ceph ceph status
      kubectl -n rook-ceph rook-ceph ceph osd tree
      oc get clusteroperators
      oc whoami --show-token
      oc adm top nodes
      oc adm node-logs --role=master -u kubelet
      oc adm node-logs --role=master --path=kube-apiserver/audit.log
      oc adm policy who-can delete pods
      oc projects
      oc status --suggest
      oc rsh web-1 df -h
      oc adm release info 4.15.0
      oc adm upgrade
      kubectl get --raw /apis/metrics.k8s.io/v1beta1/nodes`,
    changes: `
      kubectl delete pod web-1
      kubectl delete pods -l app=web
      kubectl scale deploy/web --replicas=3
      kubectl rollout restart deployment/web
      kubectl rollout undo deployment/web --to-revision=2
      kubectl apply -f web.yaml
      kubectl apply -k overlays/prod
      kubectl edit configmap web
      kubectl patch deployment web -p '{"spec":{"paused":true}}'
      kubectl set image deployment/web app=web:2
      kubectl set env deployment/web A=1
      kubectl label node node-1 disk=ssd
      kubectl annotate pod web-1 a-
      kubectl taint nodes node-1 key=value:NoSchedule
      kubectl cordon node-1
      kubectl drain node-1 --ignore-daemonsets
      kubectl exec -it web-1 -- bash
      kubectl exec web-1 -- kill 1
      kubectl debug node/node-1 -it --image=busybox
      kubectl run test --rm -it --image=busybox -- sh
      kubectl cp ./config.json web-1:/etc/config.json
      kubectl create token builder
      kubectl config use-context prod
      kubectl config set-context --current --namespace=shop
      kubectl no-such-verb
      kubectl get pods --no-such-option
      kubectl --no-such-option get pods
      kubectl krew install neat
      kubectl cnpg promote main main-2
      kubectl argo rollouts promote web
      kubectl unknown-plugin get
      oc new-project shop
      oc project shop
      oc rollout latest dc/web
      oc rsh web-1
      oc adm must-gather
      oc adm cordon node-1
      oc adm policy add-role-to-user admin eve
      oc login https://api.example:6443
      kubectl get pods --profile=cpu --profile-output=/etc/x
      kubectl get --raw /api/v1/namespaces/shop/services/web:80/proxy/admin/restart
      oc adm catalog mirror a b
      oc adm config new-admin-kubeconfig
      oc adm upgrade --to-latest`,
    destroys: `
      kubectl delete namespace shop
      kubectl delete -f web.yaml
      kubectl delete pvc data-0 --wait=false
      kubectl delete pod/db-1 pvc/db-1
      kubectl delete pod web-1 --grace-period=0 --force
      kubectl drain node-1 --delete-emptydir-data
      kubectl replace --force -f web.yaml
      kubectl apply -f web.yaml --prune -l app=web
      kubectl exec web-1 -- rm -rf /data
      oc delete project shop
      oc adm prune images --confirm
      kubectl rook-ceph ceph osd purge 3`,
  },
};
