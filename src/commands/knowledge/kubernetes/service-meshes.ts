import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { keepsCopy, readsForever, writesTo } from '../shapes.ts';
import { withVerbData } from '../verbs.ts';
import { holdsOpen } from './kubectl-verbs.ts';

/** istioctl, linkerd, cilium, hubble, calicoctl: networks of a cluster. */
export const serviceMeshes: Knowledge = {
  programs: [
    // Envoy's administration, asked by GET: https://istio.io/latest/docs/reference/commands/pilot-agent/#pilot-agent-request
    withVerbData('pilot-agent', {
      known: '--debug-port',
      reads:
        'version, request GET clusters|config_dump|stats|listeners|server_info|certs|ready|memory|runtime|stats/prometheus, request GET /clusters|/config_dump|/stats|/listeners|/server_info|/certs|/ready|/memory|/runtime|/stats/prometheus',
      changes: { 'changes the proxy, or starts it': 'request, proxy, wait, istio-clean-iptables, istio-iptables' },
    }),
    withVerbData('istioctl kubectl-istio', {
      options: '-n --namespace -i --istioNamespace -c --kubeconfig --context --revision -r -o --output --vklog -f --filename --set',
      reads: `analyze|analyse, proxy-status|ps, proxy-config|pc cluster|clusters|c|listener|listeners|l|route|routes|r|endpoint|endpoints|ep|bootstrap|b|secret|secrets|s|all|a|ecds|ec|rootca-compare|rc, version, validate, describe|desc, experimental|x describe, experimental|x check-inject,
        experimental|x precheck, experimental|x version, experimental|x authz check, experimental|x metrics, experimental|x proxy-status,
        x ztunnel-config workload|workloads|service|services|policy|policies|certificate|certificates|connections|all, ztunnel-config|zc workload|workloads|w|service|services|s|policy|policies|p|certificate|certificates|c|connections|all|a, manifest diff, profile list|dump|diff, operator dump, tag list, waypoint list|status, remote-clusters, completion, help`,
      changes: {
        'changes the mesh':
          'install, upgrade, tag set|generate|remove, waypoint apply|generate, operator init, create-remote-secret, manifest install, experimental|x workload, rewrite',
      },
      destroys: { 'removes the mesh': 'uninstall, operator remove, waypoint delete, manifest uninstall' },
      special: {
        'dashboard|dash|d': holdsOpen('serves a page until it is stopped'),
        // istioctl proxy-config log --level sets it; kube-inject -o and manifest generate -o write
        'proxy-config|pc log, ztunnel-config|zc log, x ztunnel-config log': (_, given) =>
          given.has('--level', '-r', '--reset') ? changes('changes log levels') : reads(),
        // The same addresses as by HTTP, some of which push to proxies or throw them off.
        'experimental|x internal-debug': (_, given) =>
          given.positionals.some(({ prefix }) => /\?|force_disconnect/u.test(prefix)) ? changes('tells istiod to do something') : reads(),
        'kube-inject, manifest generate': writesTo('-o', '--output'),
        'bug-report': (_, given) => (given.has('--dir') ? keepsCopy(given.place('--dir')) : reads(undefined, { preserves: true })),
        'admin log, experimental|x log-level': (_, given) =>
          given.has('--level', '--reset', '-r', '--stack-trace-level') ? changes('changes log levels') : reads(),
      },
    }),
    withVerbData('linkerd', {
      options: '-n --namespace -L --linkerd-namespace --context --kubeconfig -o --output --api-addr --as',
      reads: `check, version, diagnostics|dg proxy-metrics|controller-metrics|endpoints|policy, identity, profile, inject, uninject, viz check|stat|edges|routes|authz|list,
        multicluster|mc check|gateways, jaeger check|list, install, upgrade, completion, prune, install-cni, authz`,
      destroys: { 'prints what removes the mesh when it is applied': 'uninstall' },
      special: { 'viz tap|top': readsForever(), 'viz dashboard, jaeger dashboard': holdsOpen('serves a page until it is stopped') },
    }),
    withVerbData('cilium cilium-dbg', {
      options: '-n --namespace --context -o --output --helm-release-name --as -H --host -c --config',
      // sysdump and debuginfo write
      writes: '--output-filename --file --output-directory',
      reads: `status, version, config view|get, connectivity perf-help, context, endpoint list|get|health|log, identity list|get, policy get|trace|selectors|validate, service list|get,
        bpf auth|bandwidth|config|egress|endpoint|frag|ipcache|ipmasq|lb|metrics|multicast|nat|ct|nodeid|policy|recorder|sha|srv6|tunnel|vtep list|get|match|show, bpf fs show, node list, ip list|get, fqdn cache list, fqdn names, map list|get|events, metrics list, clustermesh status, encryption status, encrypt status, bgp peers|routes|route-policies, kvstore get, features status, lrp list, nodeid list, statedb, cgroups list, loadinfo, prefilter list, recorder list, troubleshoot`,
      changes: {
        'changes the network of the cluster': `install, upgrade, hubble enable|disable, clustermesh enable|disable|connect|disconnect, config set|delete, config, encryption rotate-key, endpoint config|disconnect|labels|regenerate,
          identity delete, policy import|delete, bpf policy add|delete, bpf ct flush, bpf nat flush|retries, bpf auth flush, bpf endpoint|ipcache|vtep delete|update, bpf sha, shell, service update|delete, kvstore set|delete, fqdn cache clean, prefilter update|delete, recorder update|delete, map reset`,
        'runs tests that create pods': 'connectivity test|perf',
      },
      destroys: { 'removes the network of the cluster': 'uninstall, cleanup, post-uninstall-cleanup' },
      special: {
        monitor: reads('never ends by itself', { unbounded: true }),
        'sysdump, debuginfo': (_, given) => (given.has('-f') ? changes('writes a file') : reads(undefined, { preserves: true })),
        'hubble port-forward, hubble ui': holdsOpen('holds a connection open until it is stopped'),
      },
    }),
    withVerbData('hubble', {
      options:
        '--server --config --tls-ca-cert-files --tls-server-name -n --namespace --last --since --until --verdict --pod --protocol -o --output -t --type',
      reads: 'status, list, version, config view|get, completion, watch',
      changes: { 'changes the configuration': 'config set|reset' },
      special: { observe: readsForever('-f', '--follow') },
    }),
    withVerbData('calicoctl kubectl-calico', {
      options: '-c --config --context -o --output -n --namespace -f --filename',
      flags: '--allow-version-mismatch',
      special: { 'ipam check': writesTo('-o', '--output') },
      reads: 'get, version, node status|checksystem, ipam show, convert, validate, cluster diags, bgp peers, datastore migrate export',
      changes: {
        'changes the network of the cluster':
          'apply, create, replace, patch, label, node run|diags, ipam configure|split, datastore migrate lock|unlock|import',
      },
      destroys: { 'removes network settings': 'delete, ipam release' },
    }),
  ],
  examples: {
    reads: `
      kubectl exec web-1 -c istio-proxy -- pilot-agent request GET clusters
      istioctl proxy-status
      istioctl analyze -n shop
      istioctl proxy-config cluster web-1 -n shop -o json
      linkerd check --proxy
      linkerd viz stat deploy -n shop
      cilium status --wait
      cilium endpoint list
      hubble observe --pod shop/web --follow
      calicoctl node status
      calicoctl get bgppeers -o wide
      istioctl proxy-config log web-1 -n shop
      cilium bpf lb list
      cilium bpf ct list global`,
    changes: `
      kubectl exec web-1 -c istio-proxy -- pilot-agent request POST quitquitquit
      pilot-agent request GET quitquitquit
      calicoctl node diags
      istioctl install --set profile=default -y
      istioctl admin log --level ads:debug
      cilium hubble enable --ui
      cilium bpf ct flush global
      cilium connectivity test
      calicoctl apply -f policy.yaml
      istioctl proxy-config log web-1 --level debug
      istioctl pc log web-1 --reset
      istioctl manifest generate -o /etc/x
      cilium bpf ipcache delete 10.0.0.0/24
      cilium bpf nat flush
      cilium shell`,
    destroys: `
      istioctl uninstall --purge -y
      cilium uninstall
      calicoctl delete -f policy.yaml`,
  },
};
