import { changes, combine, destroys, reads, also } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import { isSnapshotPlace } from '../judge/redirects.ts';
import type { Call, Program } from './program.ts';
import { readOptions } from './options.ts';
import type { OptionShape, Options } from './options.ts';
import { all, judgeVerb, prompt, readsForever, withVerbs } from './shapes.ts';
import type { VerbTable } from './shapes.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);
const shells = new Set(['sh', 'bash', 'ash', 'zsh', '/bin/sh', '/bin/bash', '/bin/ash']);

const globals: OptionShape = {
  valued: split(
    '-H --host -c --context --config -l --log-level --tlscacert -f --file -p --project-name --profile --env-file --project-directory',
  ),
  stopAtFirst: true,
};
const verbShape: OptionShape = {
  valued: split(
    '-f --filter --format -n --last --tail --since --until -s --size -t --time -u --user -w --workdir -e --env --env-file --name --index --network -v --volume -p --publish --type --signal',
  ),
};

/** `docker exec [options] CONTAINER program…`: the program's own options come after the container. */
function exec(call: Call, words: Call['words']): Judgement {
  const given = readOptions(words, {
    valued: split('-e --env --env-file -u --user -w --workdir --detach-keys --index'),
    stopAtFirst: true,
  });
  const [, program, ...others] = given.positionals;
  if (program === undefined) return changes('exec without a program');
  if (shells.has(program.value ?? '') && others.length === 0 && call.input.kind === 'nothing') {
    return prompt(
      changes('opens a shell in the container, where anything can be done', { inner: (program.value ?? '').replace(/^\/bin\//u, '') }),
      'a shell',
    );
  }
  const ran = call.run(given.positionals.slice(1), given.has('-i', '--interactive') ? call.input : { kind: 'nothing' });
  return given.has('-d', '--detach') ? combine(ran, changes('goes on in the background')) : ran;
}

const logs = (_: Call, given: Options): Judgement => readsForever('--follow')(_, given);
const prune = destroys('removes everything that is not in use, for good');

const object = (more: VerbTable = {}): VerbTable => ({
  ...all(reads(), 'ls list ps inspect history top logs stats port diff events'),
  prune,
  ...all(destroys('removes it with what it holds'), 'rm remove rmi'),
  ...more,
});

const verbs: VerbTable = {
  ...all(reads(), 'ps images image-ls inspect info version port diff history search top df ls config'),
  logs,
  events: () => reads('never ends by itself', { unbounded: true }),
  stats: (_, given) => (given.has('--no-stream') ? reads() : reads('stats without --no-stream never ends by itself', { unbounded: true })),
  attach: prompt(changes('attaches to a running process'), 'the attached process'),
  container: object(),
  image: object(),
  network: object(),
  node: object(),
  service: object({ logs }),
  stack: object(),
  config: object(),
  secret: object(),
  volume: object({ prune: destroys('removes every unused volume with its data') }),
  system: { df: reads(), info: reads(), events: () => reads('never ends by itself', { unbounded: true }), prune },
  builder: { prune },
  buildx: { ls: reads(), inspect: reads(), du: reads(), prune },
  context: { ls: reads(), inspect: reads(), show: reads(), use: changes('later commands go to another host') },
  ...all(changes('restarts containers'), 'restart'),
  ...all(changes('starts containers'), 'start up run create unpause scale'),
  ...all(changes('stops containers'), 'stop kill pause'),
  ...all(destroys('removes containers or images'), 'rm rmi'),
  down: (_, given) =>
    given.has('-v', '--volumes') ? destroys('removes the containers and their volumes') : changes('stops and removes the containers'),
};

/** The words with the global options taken off. */
function docker(call: Call): Judgement {
  const outer = readOptions(call.words, globals);
  const [verb, ...words] = outer.positionals;
  if (verb === undefined) return reads();
  if (verb.value === 'compose' || (verb.value === 'container' && words[0]?.value === 'exec'))
    return docker({ ...call, program: `${call.program} compose`, words });
  if (verb.value === 'exec') return exec(call, words);
  if (verb.value === 'cp') {
    const [from, to] = readOptions(words, { valued: [] }).positionals.map((word) => word.prefix);
    return from?.includes(':') === true && to !== undefined && !to.includes(':') && isSnapshotPlace(to)
      ? reads('copies files out of the container', { preserves: true })
      : changes('writes files into the container');
  }
  const followsByF = verb.value === 'logs' || words[0]?.value === 'logs';
  const given = readOptions([verb, ...words], followsByF ? { valued: verbShape.valued.filter((name) => name !== '-f') } : verbShape);
  if (followsByF && given.has('-f')) return reads('-f never ends by itself', { unbounded: true });
  return judgeVerb(call, given, verbs);
}

const crictl: VerbTable = {
  ...all(reads(), 'ps pods images inspect inspecti inspectp info version imagefsinfo stats statsp'),
  logs,
  exec: (call, given) => call.run(given.positionals.slice(2)),
  ...all(destroys('removes containers, pods or images'), 'rm rmi rmp'),
  ...all(changes('stops a container'), 'stop stopp'),
};

/** Containers: docker and its relatives, helm and its relatives. */
export const containers: readonly Program[] = [
  { names: ['docker', 'podman', 'nerdctl', 'docker-compose', 'podman-compose'], judge: docker },
  withVerbs(
    ['crictl'],
    { valued: split('-r --runtime-endpoint -t --timeout -o --output --name --label --state --tail --since -n --namespace') },
    crictl,
  ),
  withVerbs(
    ['ctr'],
    { valued: ['-n', '--namespace', '-a'] },
    { ...all({ ls: reads(), list: reads(), info: reads() }, 'containers c images i tasks t namespaces ns snapshots'), version: reads() },
  ),
  withVerbs(
    ['helm'],
    {
      valued: split(
        '-n --namespace --kube-context --kubeconfig -o --output -f --values --set --set-string --version --revision --max --timeout --repo -l --selector --filter --post-renderer',
      ),
    },
    {
      ...all(reads(), 'list ls status history hist show inspect search template lint version env verify'),
      get: reads(),
      diff: reads(),
      repo: { list: reads(), update: changes('refreshes the chart lists'), '*': changes('changes the chart lists') },
      plugin: { list: reads() },
      dependency: { list: reads() },
      test: changes('runs the chart’s tests in the cluster'),
      ...all((_, given) => (given.has('--dry-run') ? reads('a dry run') : changes('changes what runs in the cluster')), 'install upgrade'),
      rollback: (_, given) => (given.has('--dry-run') ? reads('a dry run') : changes('puts an earlier release back')),
      ...all(
        (_, given) => (given.has('--dry-run') ? reads('a dry run') : destroys('removes the release with its objects')),
        'uninstall delete del un',
      ),
    },
  ),
  withVerbs(
    ['argocd'],
    { valued: split('--server -o --output --auth-token --grpc-web-root-path -l --project') },
    {
      app: {
        ...all(reads(), 'list get diff history logs manifests resources'),
        wait: reads(),
        ...all(changes('changes what runs in the cluster'), 'sync rollback set unset terminate-op patch'),
        delete: destroys('removes the application'),
      },
      ...all({ list: reads(), get: reads() }, 'cluster repo proj'),
      version: reads(),
      context: reads(),
    },
  ),
  withVerbs(
    ['flux'],
    { valued: ['-n', '--namespace', '--context'] },
    {
      ...all(reads(), 'get check events logs stats tree version trace diff'),
      ...all(changes('changes what is deployed'), 'suspend resume reconcile create'),
      delete: destroys('removes an object'),
    },
  ),
  withVerbs(
    ['istioctl', 'linkerd', 'cilium', 'hubble'],
    { valued: ['-n', '--namespace', '-o', '--context'] },
    { ...all(reads(), 'analyze proxy-status ps proxy-config pc version check stat top edges status observe viz diagnostics multicluster') },
  ),
  withVerbs(
    ['velero'],
    { valued: ['-n', '--namespace', '-o'] },
    {
      get: reads(),
      describe: reads(),
      version: reads(),
      backup: {
        get: reads(),
        describe: reads(),
        logs: reads(),
        create: also(changes('starts a backup'), {}),
        delete: destroys('removes a backup'),
      },
      restore: { get: reads(), describe: reads(), logs: reads() },
      schedule: { get: reads(), describe: reads() },
    },
  ),
];
