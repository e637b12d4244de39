import { changes, reads } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
import type { Effect } from '../verbs.ts';
import { withClosedVerbs } from '../word-lists.ts';

/** Shows when nothing more is said: `pcs property`, `pcs node attribute`; a further word sets something. */
const upTo =
  (count: number): Effect =>
  (_, given) =>
    given.positionals.length <= count ? reads() : changes('changes the cluster, or its effect is not known');

/**
 * The two shells of clusters that keep services running on several machines: pcs(8) (https://github.com/ClusterLabs/pcs) and
 * crm(8) (https://crmsh.github.io/man-4.6/). What runs below them is in `cluster-members.ts`.
 */
export const highAvailability: Knowledge = {
  programs: [
    withClosedVerbs('pcs', {
      options: '-f --request-timeout --output-format --name',
      flags: '--debug',
      known: '--full --hide-inactive --all --nodesc',
      reads: `status status|resources|cluster|corosync|quorum|qdevice|booth|nodes|pcsd|xml|query, cluster status|pcsd-status|corosync, cluster config show,
        resource status|config|show|list|describe|standards|providers|agents|relations, resource failcount show, resource relocate show,
        resource defaults config, resource op defaults config, constraint show|list|config, constraint location|order|colocation|ticket show|config,
        property show|list|config, stonith status|config|show|list|describe, stonith history show, stonith level config, stonith sbd status|config,
        quorum status|config, quorum device status, qdevice status, alert show|config, acl show|config, tag list|config, config show, config checkpoint view|diff`,
      special: {
        'status|resource|constraint|property|stonith|quorum|alert|acl|config': upTo(1),
        'resource failcount|defaults, config checkpoint': upTo(2),
        'cluster cib': upTo(2),
        'node attribute': upTo(2),
      },
      changes: {
        'changes the cluster or moves what runs on it': `cluster start|stop|enable|disable|setup|auth|cib-push|sync|reload, cluster node add, cluster standby|unstandby,
          resource create|update|enable|disable|restart|move|ban|clear|cleanup|refresh|manage|unmanage|meta|group|clone, constraint add, property set|unset,
          stonith create|update|enable|disable|cleanup, quorum update|unblock|expected-votes, node standby|unstandby|maintenance|unmaintenance`,
      },
      destroys: {
        'removes it from the cluster, or switches a machine off':
          'cluster destroy|kill, cluster node remove, resource delete|remove, constraint delete|remove, stonith delete|remove|fence|confirm, config restore',
      },
    }),
    withClosedVerbs('crm', {
      // The words of crm are read like those at its prompt, so a late `--help` is not taken to stop it.
      optionsFirst: true,
      options: '-D --display',
      known: '',
      reads: `configure show|verify|get-property|get_property, resource status|show|list|locate|constraints|scores, node show|status|list, cluster status,
        ra list|classes|info|meta|providers, corosync show|status|get`,
      special: {
        status: (_, given) =>
          given.positionals.every((word) =>
            /^(?:status|full|bynode|inactive|ops|timing|failcounts|verbose|quiet|xml|simple|tickets|noheaders|detail|brief)$/u.test(
              word.value ?? '',
            ),
          )
            ? reads()
            : changes('crm status: the effect of its words is not known'),
        'configure|resource|node|cluster|ra|corosync': (_, given) =>
          given.positionals.length === 1
            ? prompt(changes('opens a prompt'), 'crm')
            : changes('changes the cluster, or its effect is not known'),
        'resource failcount': (_, given) =>
          given.positionals[3]?.value === 'show' ? reads() : changes('changes the count of failures, or its effect is not known'),
      },
      bare: prompt(changes('opens a prompt'), 'crm'),
      changes: {
        'changes the cluster or moves what runs on it':
          'resource start|stop|restart|cleanup|refresh|move|migrate|unmigrate|ban|clear|manage|unmanage, node standby|online|maintenance|ready, cluster start|stop|restart, configure property|primitive|group|load|edit',
      },
      destroys: { 'removes it from the cluster, or switches a machine off': 'configure delete|erase, node delete|fence, cluster remove' },
    }),
  ],
  examples: {
    reads: `
      pcs status
      pcs status --full
      pcs -f cib.xml resource config
      pcs cluster status
      pcs resource status
      pcs resource failcount show db
      pcs constraint list --full
      pcs constraint location config
      pcs property config
      pcs property
      pcs stonith status
      pcs quorum status
      pcs node attribute
      pcs cluster cib
      crm status
      crm status inactive failcounts
      crm configure show
      crm resource status db
      crm resource failcount db show node1
      crm node show`,
    changes: `
      pcs resource cleanup db
      pcs resource defaults resource-stickiness=100
      pcs resource move db node2
      pcs property set maintenance-mode=true
      pcs property maintenance-mode=true
      pcs node attribute node1 role=db
      pcs cluster cib /etc/x
      pcs cluster stop --all
      pcs resource <verb> db
      pcs status --no-such-option
      crm
      crm configure
      crm resource cleanup db
      crm -f commands.txt status
      crm resource failcount db set node1 0
      crm status html`,
    destroys: `
      pcs cluster destroy
      pcs stonith fence node1
      pcs resource delete db
      crm configure erase`,
  },
};
