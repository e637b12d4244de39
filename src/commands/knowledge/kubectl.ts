import { also, changes, combine, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { isSnapshotPlace } from '../judge/redirects.ts';
import type { Call, Program } from './program.ts';
import type { OptionShape, Options } from './options.ts';
import { mayBeOption, readOptions } from './options.ts';
import { judgeVerb, prompt, readsForever, unknownOptions } from './shapes.ts';
import type { VerbTable } from './shapes.ts';

const split = (text: string): string[] => text.trim().split(/\s+/u);

/** Options of kubectl 1.34's verbs, global ones included (`kubectl options`, `kubectl VERB --help`). */
const shape: OptionShape = {
  // No option turns a reading verb into a changing one, so words known only when it runs do no harm.
  looseWords: true,
  valued: split(`-n --namespace -l --selector -o --output -f --filename -c --container --context --cluster --user
    --kubeconfig -s --server --token --as --as-group --as-uid --request-timeout --since --since-time --tail
    --limit-bytes --max-log-requests --field-selector --sort-by --replicas --current-replicas --timeout --for --image
    --target --copy-to --profile --from-literal --from-file --from-env-file --from --limits --requests --patch
    --patch-file --type --grace-period --revision --to-revision --limit --chunk-size -L --label-columns --template
    --raw --subresource --env --port --target-port --overrides --address --duration --field-manager --container-port
    --min --max --cpu-percent --name --labels --verb --resource --resource-name --role --clusterrole
    --serviceaccount --group --namespaces --pod-selector --pod-running-timeout --cert --key --docker-server
    --docker-username --docker-password --docker-email --certificate-authority --client-certificate --client-key
    --tls-server-name --cache-dir --password --username -k --kustomize --custom --schedule --restart --override-type
    --api-group --api-version --categories --output-directory --skip-wait-for-delete-timeout --disable-eviction-timeout
    -v --v --vmodule --log-file --output-watch-events-interval`),
  plain: split(`-A --all-namespaces -w --watch --watch-only --output-watch-events -i -t --stdin --tty -q --quiet -p --previous
    --follow --timestamps --all-containers --all-pods --ignore-errors --prefix --no-headers --show-labels --show-kind
    --show-managed-fields --show-events --server-print --ignore-not-found --allow-missing-template-keys -R --recursive
    --containers --sum --use-protocol-buffers --all --force --wait --now --cascade --ignore-daemonsets
    --delete-emptydir-data --delete-local-data --disable-eviction --dry-run --overwrite --local --list --record
    --save-config --validate --prune --server-side --force-conflicts --minify --flatten --insecure-skip-tls-verify
    --match-server-version --warnings-as-errors --client --short --help -h --namespaced --cached --rm --attach
    --expose --command --leave-stdin-open --share-processes --same-node --replace --set-image --arguments-only
    --keep-labels --keep-annotations --keep-liveness --keep-readiness --keep-startup --keep-init-containers
    --resolve --no-exclude --show-swap --show-capacity --windows-line-endings --interactive`),
};

const shells = new Set(['sh', 'bash', 'ash', 'zsh', 'dash', '/bin/sh', '/bin/bash', '/bin/ash', '/bin/zsh']);

/** The last `--dry-run` counts, and no word may turn into another one. */
const isDryRun = (given: Options): boolean => {
  const last = given.last('--dry-run');
  return (last === 'client' || last === 'server') && !given.positionals.some(mayBeOption);
};

const changing =
  (reason: string) =>
  (_: Call, given: Options): Judgement =>
    isDryRun(given) ? reads('a dry run: shows what would change', { evidence: true }) : changes(reason);

function get(_: Call, given: Options): Judgement {
  const kinds = given.positionals[1]?.prefix ?? '';
  const base = readsForever('-w', '--watch', '--watch-only')(_, given);
  const shown = given.value('-o', '--output') ?? '';
  const showsSecret = /(?:^|,)secrets?(?:[./,]|$)/u.test(kinds) && /^(?:yaml|json|go-template|jsonpath|custom)/u.test(shown);
  return showsSecret ? also(base, { reason: 'prints a secret: its output is as sensitive as the secret' }) : base;
}

function logs(_: Call, given: Options): Judgement {
  // `-f` means follow here, and a file everywhere else: readOptions took the next word as its value.
  return given.has('-f', '--follow') && !given.words('--follow').includes('false')
    ? reads('-f never ends by itself', { unbounded: true })
    : reads();
}

const recreated = new Set(['pod', 'pods', 'po']);

function remove(call: Call, given: Options): Judgement {
  if (isDryRun(given)) return reads('a dry run: shows what would be deleted');
  const first = given.positionals[1];
  if (first === undefined) return destroys('deletes every object of a file');
  const kind = (first.value ?? first.text).split('/')[0] ?? '';
  if (!recreated.has(kind)) return destroys(`deletes ${call.show(kind)}: nothing brings it back by itself`);
  const many = given.has('-l', '--selector', '--all', '--field-selector');
  return changes(
    many ? 'deletes every matching pod at once; their controllers start new ones' : 'deletes a pod; its controller starts a new one',
  );
}

/** The words after `--`, or (old form) after the first positional. */
const inside = (given: Options): readonly (typeof given.positionals)[number][] => given.rest ?? given.positionals.slice(2);

function exec(call: Call, given: Options): Judgement {
  const words = inside(given);
  const [program, ...others] = words;
  const name = program?.value ?? '';
  if (program === undefined) return changes('exec without a program');
  const isShell = shells.has(name) && others.length === 0;
  if (isShell && call.input.kind === 'nothing') {
    return prompt(
      changes('opens a shell in the container, where anything can be done', { inner: name.replace(/^\/bin\//u, '') }),
      'a shell',
    );
  }
  return call.run(words, given.has('-i', '--stdin') ? call.input : { kind: 'nothing' });
}

function debug(call: Call, given: Options): Judgement {
  const words = given.rest ?? [];
  const creates = changes('creates a debugging pod or container');
  if (words.length === 0) return prompt(creates, 'the debugging container');
  const ran = call.run(words);
  return also(combine(ran, creates), { inner: ran.inner });
}

function drain(_: Call, given: Options): Judgement {
  if (isDryRun(given)) return reads('a dry run: shows what would be evicted');
  return given.has('--delete-emptydir-data', '--delete-local-data')
    ? destroys('evicts every pod of the node and loses what they kept in emptyDir volumes')
    : changes('evicts every pod of the node');
}

const replace = (_: Call, given: Options): Judgement =>
  isDryRun(given) ? reads() : given.has('--force') ? destroys('deletes the object before making it anew') : changes('replaces an object');

/** From a pod to here keeps a copy; from here to a pod changes the pod. */
function copy(_: Call, given: Options): Judgement {
  const [, from, to] = given.positionals;
  const isRemote = (text: string | undefined): boolean => text !== undefined && /^[^/.][^:]*:/u.test(text);
  return isRemote(from?.prefix) && to !== undefined && !isRemote(to.prefix) && isSnapshotPlace(to.prefix)
    ? reads('copies files out of the container', { preserves: true })
    : changes('writes files into the container');
}

const edit = (): Judgement => also(prompt(changes('changes an object in an editor'), 'the editor'), { unbounded: false });

function run(call: Call, given: Options): Judgement {
  if (isDryRun(given)) return reads('a dry run');
  const words = given.rest ?? [];
  const creates = changes('creates a pod');
  const ran = words.length === 0 ? creates : call.run(words);
  return also(combine(ran, creates), { inner: words.length === 0 ? null : ran.inner });
}

const verbs: VerbTable = {
  get,
  logs,
  describe: reads(),
  log: logs,
  top: reads(),
  explain: reads(),
  version: reads(),
  options: reads(),
  help: reads(),
  completion: reads(),
  diff: reads(),
  wait: reads(),
  kustomize: reads(),
  'api-resources': reads(),
  'api-versions': reads(),
  events: readsForever('-w', '--watch'),
  'cluster-info': reads(),
  'port-forward': () => reads('holds a connection open until it is stopped', { unbounded: true, blocked: 'it never ends by itself' }),
  proxy: () => reads('serves the API until it is stopped', { unbounded: true, blocked: 'it never ends by itself' }),
  auth: { 'can-i': reads(), whoami: reads(), reconcile: changing('changes permissions') },
  config: {
    view: reads(),
    'get-contexts': reads(),
    'current-context': reads(),
    'get-clusters': reads(),
    'get-users': reads(),
    '*': changes('changes the kubectl configuration: later commands go elsewhere'),
  },
  rollout: {
    status: reads(),
    history: reads(),
    restart: changing('restarts every pod of the workload, one after another'),
    undo: changing('puts the previous version of the workload back'),
    pause: changing('pauses the rollout'),
    resume: changing('resumes the rollout'),
  },
  scale: changing('changes how many pods run'),
  autoscale: changing('creates an autoscaler'),
  set: { '*': changing('changes the workload, which restarts its pods') },
  apply: { '': changing('makes the cluster match a file'), 'view-last-applied': reads(), '*': changing('makes the cluster match a file') },
  create: { '*': changing('creates an object'), '': changing('creates objects from a file'), token: changes('issues a token') },
  patch: changing('changes an object'),
  label: changing('changes labels'),
  annotate: changing('changes annotations'),
  expose: changing('creates a service'),
  taint: changing('changes where pods may run'),
  cordon: changing('keeps new pods off the node'),
  uncordon: changing('lets new pods onto the node'),
  certificate: { approve: changes('approves a certificate'), deny: changes('refuses a certificate') },
  plugin: { list: reads() },
  edit,
  replace,
  drain,
  debug,
  exec,
  run,
  delete: remove,
  cp: copy,
  attach: prompt(changes('attaches to a running process'), 'the attached process'),
};

/** `-f` is `--follow` for logs, and `-p` carries a patch for patch, but means `--previous` for logs. */
function shapeFor(call: Call): OptionShape {
  const words = call.words.map((word) => word.value);
  const at = (verb: string): boolean => words.includes(verb);
  if (at('logs') || at('log'))
    return { ...shape, valued: shape.valued.filter((name) => name !== '-f'), plain: [...(shape.plain ?? []), '-f'] };
  if (at('patch')) return { ...shape, valued: [...shape.valued, '-p'], plain: (shape.plain ?? []).filter((name) => name !== '-p') };
  return shape;
}

function judge(call: Call): Judgement {
  const first = readOptions(call.words, shape);
  // Where the program inside begins with its own options, only `--` tells them from kubectl's.
  const verb = first.positionals[0]?.value;
  const oldExec = verb === 'exec' && first.rest === null;
  const given = readOptions(call.words, oldExec ? { ...shape, plain: undefined } : shapeFor(call));
  if (given.has('--help', '-h') && given.rest === null) return reads();
  if (verb === undefined && given.has('--version')) return reads();
  const own = judgeVerb(call, given, verbs);
  return own.risk === 'read-only' && !oldExec ? combine(own, ...unknownOptions(call, given)) : own;
}

/** kubectl, and OpenShift's `oc` for the verbs that they share. */
export const kubectl: readonly Program[] = [{ names: ['kubectl', 'oc', 'k', 'microk8s.kubectl', 'k3s-kubectl'], judge }];
