import type { Knowledge } from '../program.ts';
import { placeOf } from '../../judge/redirects.ts';
import { keepsCopy, readsForever } from '../shapes.ts';
import { withVerbData, words } from '../verbs.ts';
import { changes, combine, reads } from '../../judge/judgement.ts';

/** https://github.com/kubernetes-sigs/cri-tools/blob/master/docs/crictl.md */
export const crictl: Knowledge = {
  programs: [
    withVerbData('crictl', {
      optionsFirst: true,
      options:
        '-r --runtime-endpoint -i --image-endpoint -t --timeout -o --output --name --label --state --tail --since --id --image --pod -n --namespace -c --config --last -l',
      flags: '-D --debug',
      writes: '--profile-cpu --profile-mem',
      reads:
        'ps, pods, images|image|img, inspect, inspecti, inspectp, info, version, imagefsinfo, statsp, metricsp, completion, metricdescs, runtime-config',
      changes: {
        'stops a container or a pod': 'stop, stopp',
        'starts a container or a pod': 'start, run, runp, create, pull, update, checkpoint',
        'changes the configuration': 'config, update-runtime-config',
      },
      destroys: { 'removes containers, pods or images': 'rm, rmi, rmp' },
      special: {
        // Before the verb, -r names the runtime; after it, it asks for a new log file.
        'logs|log': (call, given) =>
          call.words
            .slice(call.words.findIndex((word) => /^logs?$/u.test(word.prefix)))
            .some((word) => /^(?:-r|--reopen)/u.test(word.prefix))
            ? changes('makes the runtime open a new log file')
            : readsForever('-f', '--follow')(call, given),
        'stats|events|event': readsForever('-w', '--watch'),
        exec: (call) => {
          const at = call.words.findIndex((word) => word.value === 'exec');
          const rest = call.words
            .slice(at + 1)
            .filter(
              (word, index, list) => !(word.prefix.startsWith('-') && list.slice(0, index).every((each) => each.prefix.startsWith('-'))),
            );
          // With a filter the container is not named, and what stands first is the program.
          const isChosen = call.words.some((word) => /^(?:-l|--(?:latest|last|name|pod|label|image|state))(?:=|$)/u.test(word.prefix));
          return isChosen
            ? combine(call.run(rest.slice(1)), call.run(rest), changes('which word is the program depends on its options'))
            : call.run(rest.slice(1), { kind: 'nothing' });
        },
        'port-forward': reads('holds a connection open until it is stopped', { unbounded: true, blocked: 'it never ends by itself' }),
      },
    }),
    withVerbData('ctr', {
      optionsFirst: true,
      options: '-n --namespace -a --address --timeout --connect-timeout',
      flags: '--debug',
      reads: `${words('containers container c images image i tasks task t namespaces namespace ns snapshots snapshot content leases plugins plugin').join('|')} ls|list|info|ps|check|usage|tree|diff|metrics,
        version, info, plugins inspect-runtime`,
      changes: {
        'changes containers or images':
          'run, install, images|i pull|push|import|tag|mount|unmount|label|convert, containers|c create|label|restore|checkpoint, tasks|t start|pause|resume|exec|checkpoint, namespaces|ns create|label',
      },
      destroys: {
        'stops or removes containers, images or their data':
          'tasks|t kill|delete|rm, containers|c delete|rm|del, images|i rm|remove|delete|prune, snapshots rm|remove|delete, namespaces|ns remove|rm, content rm|prune, leases delete|rm',
      },
      special: {
        // ctr images export FILE IMAGE
        'images|i export': (_, given) =>
          keepsCopy(given.positionals[2] === undefined ? null : placeOf(given.positionals[2]), 'copies an image out'),
        'snapshots|snapshot diff': (_, given) => (given.has('--keep', '--ref', '--label') ? changes('stores what it found') : reads()),
        'events|event': reads('never ends by itself', { unbounded: true }),
      },
    }),
    withVerbData('skopeo crane dive', {
      options: '--authfile --creds --tls-verify --platform --format',
      reads: 'inspect, list-tags, ls, digest, manifest, config, version, validate, blob, catalog, manifest-digest',
      changes: { 'copies or changes images': 'copy, sync, login, logout, push, pull, tag, mutate, append, rebase, flatten' },
      destroys: { 'removes images': 'delete' },
    }),
  ],
  examples: {
    reads: `
      crictl ps -a
      crictl logs --tail 100 abc
      crictl -r unix:///run/containerd/containerd.sock pods
      crictl inspect abc
      crictl exec -it abc cat /etc/hosts
      crictl stats
      ctr -n k8s.io containers ls
      ctr images ls
      skopeo inspect docker://web:1`,
    changes: `
      crictl stop abc
      crictl exec abc touch /x
      ctr -n k8s.io images pull web:1
      skopeo copy docker://a docker://b`,
    destroys: `
      crictl rmp -f abc
      crictl rmi --prune
      ctr -n k8s.io tasks kill abc
      skopeo delete docker://a`,
  },
};
