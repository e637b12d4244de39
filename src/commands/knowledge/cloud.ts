import { hasHole } from '../holes/hole.ts';
import { changes, destroys, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Call, Program } from './program.ts';
import { readOptions } from './options.ts';
import { all, prompt, readsForever, withVerbs } from './shapes.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);

/** The AWS command line names its reading operations by a prefix; a few of those act or hand out secrets. */
function aws(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: split('--region --profile --output --query --endpoint-url --color --ca-bundle --cli-read-timeout --cli-connect-timeout'),
    plain: undefined,
  });
  const [service, operation] = given.positionals.map((word) => word.value ?? '');
  if (service === undefined) return reads();
  if (operation === undefined || hasHole(service) || hasHole(operation))
    return changes('which operation runs is not known until it is filled in');
  if (service === 's3') {
    if (operation === 'ls' || operation === 'presign') return reads();
    if (given.has('--dryrun')) return reads('a dry run');
    return operation === 'rm' || operation === 'rb' || given.has('--delete')
      ? destroys('removes objects')
      : changes('copies or changes objects');
  }
  if (service === 'logs' && operation === 'tail') return readsForever('--follow')(call, given);
  if (service === 'ssm' && /^(?:start-session)$/u.test(operation))
    return prompt(changes('opens a session on another machine'), 'the session');
  if (
    /^(?:describe|list|get|batch-get|head|lookup|filter|search|view|check|estimate|simulate|validate|test-metric-filter|query|scan|wait|help|select)(?:-|$)/u.test(
      operation,
    )
  ) {
    if (/^(?:get-session-token|get-federation-token|get-login-password|get-secret-value|get-parameter)/u.test(operation))
      return reads('prints a secret: its output is as sensitive as the secret');
    return reads();
  }
  if (operation === 'start-query' && service === 'logs') return reads();
  if (/^(?:delete|terminate|deregister|remove|purge|destroy|revoke|release)(?:-|$)/u.test(operation))
    return destroys(`aws ${service} ${operation} removes something`);
  return changes(`aws ${service} ${operation} is not in the list of reading operations`);
}

const readingVerbs = new Set(
  split(
    'list describe get get-value show read logs info get-iam-policy print-access-token list-tags validate get-server-config query-activity',
  ),
);
const removingVerbs = new Set(split('delete remove purge destroy'));

/** gcloud and az put the verb last: `gcloud compute instances list`. */
function nounVerb(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: split(
      '--project --zone --region --format --filter --limit --sort-by --account --configuration --query -o --output -g --resource-group -n --name --subscription --location -z -r --cluster --container --instance --type',
    ),
  });
  const words = given.positionals.map((word) => word.value ?? '').filter((word) => word !== '');
  if (words.some((word) => ['ssh', 'connect', 'login'].includes(word)))
    return prompt(changes('opens a session or signs in'), 'the session');
  const verbs = words.filter(
    (word) =>
      readingVerbs.has(word) ||
      removingVerbs.has(word) ||
      /^(?:create|update|set|add|start|stop|reset|restart|resize|scale|deploy|patch|enable|disable|run|import|export|attach|detach|rollback|failover|promote|cancel|move|clear|apply|submit|call|publish|execute|invoke|use|set-iam-policy|add-iam-policy-binding|get-credentials|import-job|suspend|resume|approve|cordon|upgrade|rotate|assign|swap|abandon|recreate)/u.test(
        word,
      ),
  );
  if (words.length === 0 || words[0] === 'version' || words[0] === 'info') return reads();
  if (verbs.some((word) => removingVerbs.has(word)))
    return destroys(`${call.program} ${words.slice(0, 4).map(call.show).join(' ')} removes something`);
  const firstVerb = verbs[0];
  if (firstVerb !== undefined && verbs.every((word) => readingVerbs.has(word))) return reads();
  return changes(`${call.program} ${words.slice(0, 4).map(call.show).join(' ')} is not in the list of reading operations`);
}

const terraform = withVerbs(
  ['terraform', 'tofu', 'terragrunt'],
  { valued: ['-chdir', '-out', '-target', '-var', '-var-file'], singleDashLong: true },
  {
    ...all(reads(), 'show output validate version providers graph fmt-check console-help plan'),
    state: { list: reads(), show: reads(), pull: reads(), rm: destroys('forgets a resource'), '*': changes('changes the state') },
    workspace: { list: reads(), show: reads(), '*': changes('changes the workspace') },
    destroy: destroys('removes everything it manages'),
    apply: changes('changes the infrastructure'),
  },
);

/** Clouds, infrastructure and secrets. */
export const cloud: readonly Program[] = [
  { names: ['aws', 'awslocal'], judge: aws },
  { names: ['gcloud', 'az', 'doctl', 'oci', 'ibmcloud', 'linode-cli', 'hcloud', 'scw'], judge: nounVerb },
  withVerbs(
    ['gsutil'],
    { valued: ['-o', '-u'], plain: undefined },
    { ...all(reads(), 'ls cat du stat version'), ...all(destroys('removes objects'), 'rm rb') },
  ),
  terraform,
  {
    names: ['ansible-playbook', 'ansible'],
    judge: (call) =>
      call.words.some((word) => ['--check', '--list-hosts', '--list-tasks', '--syntax-check', '-C', '--version'].includes(word.value ?? ''))
        ? reads('only checks')
        : changes('changes machines'),
  },
  withVerbs(
    ['vault', 'bao'],
    { valued: ['-address', '-namespace', '-format', '-field', '-mount'], singleDashLong: true },
    {
      ...all(reads(), 'status read list version path-help print'),
      kv: {
        get: reads('prints a secret'),
        list: reads(),
        metadata: { get: reads() },
        ...all(destroys('removes secrets'), 'delete destroy'),
      },
      token: { lookup: reads() },
      auth: { list: reads() },
      secrets: { list: reads() },
      policy: { list: reads(), read: reads() },
      audit: { list: reads() },
      operator: {
        members: reads(),
        raft: { 'list-peers': reads(), autopilot: reads(), snapshot: changes('saves or restores a snapshot') },
        '*': changes('changes the vault'),
      },
      delete: destroys('removes a secret'),
    },
  ),
  withVerbs(
    ['consul', 'nomad'],
    { valued: ['-address', '-http-addr', '-token', '-namespace', '-json', '-t'], singleDashLong: true },
    {
      ...all(reads(), 'members info version catalog status validate'),
      operator: { raft: { 'list-peers': reads() } },
      kv: { get: reads(), export: reads(), delete: destroys('removes keys') },
      node: { status: reads() },
      server: { members: reads() },
      job: { status: reads(), inspect: reads(), history: reads(), plan: reads() },
      alloc: { status: reads(), logs: readsForever('-f') },
      monitor: () => reads('never ends by itself', { unbounded: true }),
    },
  ),
  withVerbs(
    ['ceph', 'rados', 'rbd'],
    { valued: ['-p', '--pool', '-f', '--format', '-n', '--name'] },
    {
      '': prompt(changes('opens a prompt'), 'ceph'),
      ...all(reads(), 'status -s health df versions version ls info report fsid quorum_status lspools'),
      health: reads(),
      osd: {
        ...all(reads(), 'tree df status stat dump perf find metadata ls blocked-by utilization ok-to-stop safe-to-destroy'),
        pool: { ls: reads(), stats: reads(), get: reads() },
        ...all(destroys('loses data'), 'purge destroy rm lost'),
      },
      pg: { ...all(reads(), 'stat dump ls query dump_stuck'), '*': changes('changes a placement group') },
      mon: { stat: reads(), dump: reads() },
      mgr: { stat: reads(), dump: reads() },
      mds: { stat: reads() },
      fs: { ls: reads(), status: reads() },
      crash: { ls: reads(), info: reads() },
      log: { last: reads() },
      config: { get: reads(), dump: reads(), show: reads() },
      orch: { ls: reads(), ps: reads(), status: reads() },
    },
  ),
];
