import { changes } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';
import { prompt, readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';
import { name, readsListed, withClosedVerbs } from '../word-lists.ts';

/**
 * Tunnels, neighbours and virtual switches: https://docs.strongswan.org/docs/latest/swanctl/swanctl.html, ipsec(8),
 * https://lldpd.github.io/usage.html, ovn-trace(8) and ovs-dpctl(8) in https://docs.openvswitch.org/en/latest/ref/.
 */
export const tunnelsAndNeighbours: Knowledge = {
  programs: [
    readsListed('ipsec', {
      shows: new RegExp(
        String.raw`^(?:(?:status|statusall)(?: ${name})?|(?:listcerts|listcacerts|listaacerts|listocspcerts|listacerts|listgroups|listcainfos|listcrls|listocsp|listall|listpubkeys|listalgs)(?: --utc)?|leases|trafficstatus|briefstatus|version|--version|--versioncode|--help|auto --status|whack --(?:status|trafficstatus))$`,
        'u',
      ),
      otherwise: 'changes the tunnels, or its effect is not known',
    }),
    // swanctl takes its first word as the command and the others as that command's: -l lists, but a later -l is another thing.
    readsListed('swanctl', {
      shows: new RegExp(
        String.raw`^(?:--list-(?:sas|conns|certs|pols|pools|algs|authorities)|--stats|--counters|--version|--help|--log|--monitor-sa|-[lLPS])(?: (?:--raw|--pretty|--noblock|--utc|--leases|--all|--(?:ike|ike-id|child|child-id|name|type|flag|subject)[ =]${name}))*$`,
        'u',
      ),
      endless: /^--(?:log|monitor-sa)/u,
      otherwise: 'changes the tunnels, or its effect is not known',
    }),
    // lldpcli -c runs the commands of a file; without words it is a prompt.
    readsListed('lldpcli', {
      shows: new RegExp(
        String.raw`^(?:-f (?:plain|keyvalue|json|json0|xml) )?(?:show (?:neighbors|neighbours|interfaces|chassis|statistics|configuration|running-configuration)|watch)(?: (?:details|summary|hidden|ports ${name}))*$`,
        'u',
      ),
      endless: /(?:^| )watch\b/u,
      otherwise: 'changes what neighbours are told, or opens a prompt',
      bare: prompt(changes('opens a prompt'), 'lldpcli'),
    }),
    readsUnless(
      ['ovn-trace'],
      {
        valued: words('--db --ct --lb-dst'),
        plain: words(
          '--detailed --summary --minimal --all --friendly-names --no-friendly-names --leader-only --no-leader-only --version --help',
        ),
        looseWords: true,
      },
      {},
    ),
    withClosedVerbs('ovs-dpctl', {
      options: '-t --timeout',
      known: '-s --statistics -m --more --names --no-names',
      reads:
        'show, dump-dps, dump-flows, dump-conntrack, get-flow, ct-stats-show, ct-bkts, ct-get-maxconns, ct-get-nconns, ct-get-limits, ipf-get-status, version',
      changes: { 'changes the switch': 'add-dp, add-if, set-if, del-if, add-flow, mod-flow, ct-set-maxconns, ct-set-limits' },
      destroys: { 'removes what the switch knows': 'del-dp, del-flow, del-flows, flush-conntrack' },
    }),
  ],
  examples: {
    reads: `
      ipsec status
      ipsec statusall office
      ipsec listcerts --utc
      ipsec auto --status
      swanctl --list-sas
      swanctl -l
      swanctl --list-conns --raw
      swanctl --list-sas --ike office
      swanctl --stats
      swanctl --log
      lldpcli show neighbors
      lldpcli -f json show neighbors details
      lldpcli show neighbors ports eth0 summary
      lldpcli watch
      ovn-trace --summary sw0 'inport == "p1" && ip4'
      ovs-dpctl show -s
      ovs-dpctl dump-flows -m`,
    changes: `
      ipsec restart
      ipsec up office
      ipsec purgecerts
      ipsec status --reset
      swanctl --load-all
      swanctl --terminate --ike office
      swanctl -i -c office
      swanctl --counters --reset
      lldpcli
      lldpcli -c x show neighbors
      lldpcli configure system hostname x
      ovn-trace --detach sw0 x
      ovs-dpctl add-dp x
      ovs-dpctl dump-flows --no-such-option`,
    destroys: `
      ovs-dpctl del-flows`,
  },
};
