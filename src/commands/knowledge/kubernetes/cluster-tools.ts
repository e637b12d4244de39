import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { actsByName } from '../acting-names.ts';
import { harmless, keepsCopy, lastPlace, prompt } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';

/** Programs that make clusters, and small viewers: kubeadm, kind, minikube, k3d, talosctl, stern, kustomize. */
export const clusterTools: Knowledge = {
  programs: [
    {
      names: ['stern', 'kubetail'],
      judge: (call) =>
        call.words.some((word) => word.value === '--no-follow') ? reads() : reads('never ends by itself', { unbounded: true }),
    },
    harmless(['kubeval', 'kube-score', 'kubectl-convert']),
    // -cache and --output name what is written
    {
      names: ['kubeconform', 'kube-linter'],
      options: 'by-name',
      judge: (call) =>
        call.words.some((word) => /^--?(?:cache|output|o)(?:=|$)/u.test(word.prefix) || actsByName(word.prefix))
          ? changes('writes files')
          : reads(),
    },
    // popeye --save, kube-bench --outputfile and --pgsql, polaris fix: they write
    {
      names: ['kube-bench', 'popeye', 'polaris'],
      options: 'by-name',
      judge: (call) =>
        call.words.some(
          (word) =>
            /^(?:--(?:save|s3|push|out(?:put)?-?(?:file|url)|pgsql|asff|config|config-dir)|-D|fix$|dashboard$|webhook$)/u.test(
              word.prefix,
            ) || actsByName(word.prefix),
        )
          ? changes('writes files or sends its result elsewhere')
          : reads(),
    },
    withVerbData('kustomize', {
      options: '-o --output --enable-alpha-plugins --helm-command --load-restrictor',
      reads: 'version, cfg tree|cat|grep|count, completion',
      // kustomize build: plugins are programs
      acts: '--enable-exec --enable-alpha-plugins --enable-helm --helm-command --dest',
      changes: { 'changes the files': 'edit, create, cfg set|create-setter|annotate|fmt, fn run, localize' },
      special: { build: (_, given) => (given.has('-o', '--output') ? changes('writes files') : reads()) },
    }),
    withVerbData('kubeadm', {
      options: '--kubeconfig --config --cert-dir --rootfs -v --v',
      dryRun: '--dry-run',
      reads: 'version, certs check-expiration, config print|validate, config images list, token list, upgrade plan|diff, completion',
      changes: {
        'changes the cluster or this node':
          'init, join, upgrade apply|node, certs renew|generate-csr|certificate-key, config migrate, config images pull, token create|generate, kubeconfig user, alpha',
      },
      destroys: { 'takes this node out of the cluster and loses its state': 'reset, token delete' },
    }),
    withVerbData('kind minikube k3d eksctl kops talosctl k3s rke2 microk8s rancher kubeone', {
      options:
        '--name -n --nodes -e --endpoints --context --kubeconfig -p --profile --region --cluster -c --state -o --output -f --config-file --dir --file',
      reads: `get, version, status, ip, profile list, addons list, cluster list, node list, kubeconfig get, config get|view|list|info|contexts, utils describe-stacks|describe-addon-versions, validate,
        health, members, etcd members|status, etcd alarm list, netstat, read, usage, cgroups, containers, disks, mounts, processes, stats, time, memory, list|ls, inspect, check-config, etcd-snapshot ls|list, info`,
      changes: {
        'changes a cluster': `create, start, stop, restart, pause, unpause, scale, upgrade, update, apply, apply-config, patch, edit, reboot, bootstrap, load, enable, disable, join, leave, addons enable|disable,
          cluster create|start|stop, node create|start|stop, etcd-snapshot save, rolling-update, replace, export kubeconfig, tunnel, rotate-server-ca, certificate rotate, secrets-encrypt, rollback, etcd defrag, etcd alarm disarm, image`,
      },
      destroys: {
        'removes a cluster, a node or its data':
          'delete, reset, cluster delete, node delete, shutdown, etcd-snapshot delete|prune, wipe, etcd remove-member|leave|forfeit-leadership',
      },
      special: {
        'etcd-snapshot': changes('takes a snapshot'),
        // talosctl service ID start|stop|restart: https://www.talos.dev/latest/reference/cli/
        'service|services': (call, given) =>
          call.program === 'talosctl' && given.positionals.length > 2 && given.positionals[2]?.value !== 'status'
            ? changes('starts or stops a service')
            : reads(),
        // talosctl kubeconfig adds the cluster to the file of kubectl, with "-" it prints
        kubeconfig: (_, given) =>
          given.positionals[1]?.value === '-' ? reads('prints credentials') : changes('changes the kubectl configuration'),
        // kops toolbox dump, kind export logs: into a folder; minikube logs --file
        'toolbox dump': (_, given) => (given.has('--dir') ? keepsCopy(given.place('--dir')) : reads()),
        'export logs': (_, given) => (given.positionals.length > 2 ? keepsCopy(lastPlace(given)) : reads(undefined, { preserves: true })),
        'kubectl, crictl, ctr': (call) => call.run(call.words, call.input),
        'dmesg|logs': (_, given) =>
          given.has('--file')
            ? keepsCopy(given.place('--file'))
            : given.has('-f', '--follow', '--tail')
              ? reads('never ends by itself', { unbounded: true })
              : reads(),
        ssh: prompt(changes('opens a session in the node'), 'the session'),
      },
    }),
  ],
  examples: {
    reads: `
      stern web -n shop --since 10m
      kubeadm certs check-expiration
      kubeadm upgrade plan
      kind get clusters
      minikube status
      eksctl get nodegroup --cluster main
      talosctl -n 10.0.0.2 health
      k3s kubectl get nodes
      kustomize build overlays/prod
      talosctl service kubelet
      talosctl kubeconfig -
      k3d kubeconfig get main
      talosctl etcd alarm list
      kubeadm certs check-expiration --config x
      popeye -n shop`,
    changes: `
      kubeadm certs renew all
      kind create cluster --name test
      minikube start
      eksctl scale nodegroup --cluster main --nodes 5 workers
      k3s kubectl cordon node-1
      kustomize edit set image web=web:2
      talosctl service kubelet restart
      talosctl kubeconfig
      talosctl -n 10.0.0.2 etcd alarm disarm
      kustomize localize x
      kustomize build --enable-exec --enable-alpha-plugins x
      polaris fix --files-path x
      popeye --save`,
    destroys: `
      kubeadm reset -f
      kind delete cluster
      eksctl delete cluster main
      k3s kubectl delete ns shop`,
  },
};
