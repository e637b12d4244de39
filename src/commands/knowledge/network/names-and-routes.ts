import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { harmless, prompt, readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';

const ping = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: words('-c -i -W -w -s -I -t -S -M -p -Q -T -m -l -P') });
  if (given.has('-f')) return changes('ping -f floods the network');
  return given.has('-c', '-w') || call.program === 'fping' ? reads() : reads('ping without -c never ends by itself', { unbounded: true });
};

/** Options of iproute2 that take no value; `-f`, `-n` and `-l` take one. */
const ipWords = (call: Call): readonly string[] => {
  const given = readOptions(call.words, { valued: words('-f -family -n -netns -l -loops -rc -rcvbuf'), singleDashLong: true });
  return given.positionals.map((word) => word.value ?? '?');
};

/** iproute2: `show` and its short forms read, everything else changes. */
const ip = (call: Call): Judgement => {
  if (call.words.some((word) => /^--?(?:b|ba|bat|batch|force)$/u.test(word.prefix)))
    return changes('ip -batch runs a file that is not shown');
  if (call.words.some(mayBeOption)) return changes('ip: an unquoted variable could add words');
  const given = ipWords(call);
  if (given[0] === 'netns' && given[1] === 'exec')
    return call.run(call.words.slice(call.words.findIndex((word) => word.value === 'exec') + 2));
  const [, verb] = given;
  if (given[0] === 'monitor') return reads('never ends by itself', { unbounded: true });
  if (verb === undefined || /^(?:s|sh|sho|show|l|li|lis|list|ls|get|help|identify|pids|showdump|save)$/u.test(verb)) return reads();
  if (
    /^(?:a|ad|add|addr|address|r|ro|rou|route|rule|ru|n|ne|nei|neigh|neighbor)$/u.test(given[0] ?? '') &&
    /^(?:dev|to|table|up|from|via|proto)$/u.test(verb)
  )
    return reads();
  return /^(?:f|fl|flush|d|de|del|delete|deleteall)$/u.test(verb)
    ? destroys('removes network settings: the machine may become unreachable')
    : changes('changes the network');
};

/** tc and bridge: `show` and statistics only. */
const tc = (call: Call): Judgement => {
  if (call.words.some((word) => /^-(?:b|batch|force)/u.test(word.prefix))) return changes('runs a file that is not shown');
  const given = call.words.map((word) => word.value ?? '?').filter((word) => !word.startsWith('-'));
  return given.length < 2 || /^(?:s|show|ls|list|help)$/u.test(given[1] ?? '') ? reads() : changes('changes how packets are sent');
};

/** Names, addresses, routes and links. */
export const namesAndRoutes: Knowledge = {
  programs: [
    harmless(
      words(
        'dig nslookup host delv drill doggo dog q kdig whois traceroute traceroute6 tracepath tcptraceroute netstat mii-tool ipcalc sipcalc dnstracer geoiplookup ssh-keyscan nstat lnstat rtacct ifstat vnstat lldpctl mtr-packet paping rdisc6',
      ),
    ),
    readsUnless(
      ['ss'],
      { valued: ['-f', '-A', '-F', '--query', '--family', '-N', '--net', '--filter'] },
      {
        '-K': changes('ss -K ends connections'),
        '--kill': changes('ss -K ends connections'),
        '-D': changes('ss -D writes a file'),
        '--diag': changes('ss -D writes a file'),
      },
    ),
    { names: ['ping', 'ping6', 'fping', 'arping'], judge: ping },
    {
      names: ['mtr'],
      judge: (call) =>
        readOptions(call.words, { valued: ['-c', '-i', '-s', '-P', '-m', '-f'] }).has(
          '-r',
          '--report',
          '-c',
          '-w',
          '--report-wide',
          '-C',
          '-j',
          '-x',
        )
          ? reads()
          : prompt(reads(), 'mtr'),
    },
    { names: ['ip'], judge: ip },
    { names: ['tc', 'bridge', 'rdma', 'devlink', 'tipc'], judge: tc },
    {
      names: ['ethtool'],
      judge: (call) =>
        call.words.every((word) =>
          /^(?:-[ikSglTnaxcmPudetfw]|--(?:driver|show-\S+|statistics|version|json|module-info|phy-statistics|include-statistics)|[a-z][\w.-]*|[\uE000-\uF8FF]+)$/u.test(
            word.value ?? '',
          ),
        ) && !call.words.some((word) => /^-[tfwpPrsKGACLEXNU]$/u.test(word.value ?? ''))
          ? reads()
          : changes('changes or tests a network card'),
    },
    {
      names: [
        'arp',
        'route',
        'ifconfig',
        'iwconfig',
        'brctl',
        'vconfig',
        'ovs-vsctl',
        'ovs-ofctl',
        'ovs-appctl',
        'nmcli',
        'wg',
        'vtysh',
        'birdc',
        'ipvsadm',
        'ipset',
        'conntrack',
        'ovn-nbctl',
        'ovn-sbctl',
      ],
      judge: (call) => {
        const values = call.words.map((word) => word.value ?? '?');
        const shows: Readonly<Record<string, RegExp>> = {
          arp: /^(?:-[aenv]+|[\w.:-]+)$/u,
          route: /^(?:-[neFCv46]+|get|show|print)$/u,
          ifconfig: /^(?:-a|-s|-v|[a-z]\w*[\d.:]*)$/u,
          iwconfig: /^[a-z]\w*$/u,
          brctl: /^(?:show|showmacs|showstp|br\w*|docker\w*)$/u,
          nmcli:
            /^(?:-[a-zA-Z]|--\w[\w-]*|device|dev|d|connection|con|c|general|g|show|status|list|wifi|radio|networking|n|[A-Z][A-Z0-9.,-]*)$/u,
          wg: /^(?:show|showconf|all|dump|interfaces|peers|latest-handshakes|transfer|endpoints|wg\d*)$/u,
        };
        const acts =
          /^(?:up|down|add|del|delete|modify|mod|reload|on|off|set|edit|connect|disconnect|import|clone|-[sdf]|hw|mtu|netmask|promisc|delbr|addbr|addif|delif|\?)$/u;
        const known = shows[call.program];
        if (known !== undefined)
          return values.every((value) => known.test(value)) && !values.some((value) => acts.test(value))
            ? reads()
            : changes('changes the network');
        const verb = values.find((value) => !value.startsWith('-')) ?? '';
        const listing: Readonly<Record<string, RegExp>> = {
          'ovs-vsctl': /^(?:show|list|list-\w+|get|find|br-exists|get-\w+)$/u,
          'ovs-ofctl': /^(?:show|dump-[\w-]+|snoop)$/u,
          'ovs-appctl': /^(?:[\w-]+\/(?:show|list|dump[\w-]*)|version|list-commands|dpctl\/dump-[\w-]+)$/u,
          'ovn-nbctl': /^(?:show|list|find|get|[\w-]+-list|[\w-]+-get-[\w-]+)$/u,
          'ovn-sbctl': /^(?:show|list|find|get|lflow-list|dump-flows|count-flows)$/u,
          birdc: /^(?:show)$/u,
        };
        if (call.program === 'vtysh')
          return readOptions(call.words, { valued: ['-c'] })
            .words('-c')
            .every((word) => /^(?:show|sh|ping|traceroute|do show)\b/u.test(typeof word === 'string' ? word : (word.value ?? ''))) &&
            values.includes('-c')
            ? reads()
            : changes('changes routing');
        if (call.program === 'ipvsadm')
          return values.length > 0 &&
            values.every((value) =>
              /^(?:-[lLncSt]+|--(?:list|numeric|stats|rate|connection|timeout|daemon|save|sort|exact)|[\d.:]+)$/u.test(value),
            ) &&
            values.some((value) => /^(?:-[nc]*[lLS]|--(?:list|save))/u.test(value))
            ? reads()
            : changes('changes the load balancer');
        if (call.program === 'ipset')
          return ['list', '-L', '--list', 'save', '-S', 'test', '-T', 'version', '-n'].includes(verb === '' ? (values[0] ?? '') : verb)
            ? reads()
            : /^(?:flush|destroy|-F|-X)$/u.test(values[0] ?? '')
              ? destroys('removes firewall sets')
              : changes('changes firewall sets');
        if (call.program === 'conntrack')
          return values.some((value) => /^(?:-L|-C|-S|-G|--dump|--count|--stats|--get)$/u.test(value)) &&
            !values.some((value) => /^(?:-D|-F|-U|-I|--delete|--flush|--update|--create)$/u.test(value))
            ? reads()
            : changes('changes the table of connections');
        return listing[call.program]?.test(verb) === true ? reads() : changes('changes the network, or its effect is not known');
      },
    },
  ],
  examples: {
    reads: `
      dig +short web.example @8.8.8.8
      ip addr show
      ip -s -h link show eth0
      ip route get 8.8.8.8
      ip -4 a
      ip netns exec blue ping -c 1 10.0.0.1
      ss -tlnp
      ss -s
      netstat -anp
      ping -c 3 web
      traceroute -n web
      mtr -rwc 10 web
      ethtool -S eth0
      ethtool eth0
      route -n
      arp -an
      ifconfig eth0
      tc -s qdisc show dev eth0
      nmcli device status
      conntrack -S
      ipvsadm -Ln
      ipset list
      vtysh -c 'show ip bgp summary'
      ovs-vsctl show`,
    changes: `
      ip link set eth0 up
      ip route add default via 10.0.0.1
      ip -batch x
      ip netns exec blue touch /x
      ss -K dst 10.0.0.1
      ping -f web
      ethtool -K eth0 gro off
      ifconfig eth0 down
      route add default gw 10.0.0.1
      tc qdisc add dev eth0 root netem delay 100ms
      nmcli con up eth0
      conntrack -D -s 10.0.0.1`,
    destroys: `
      ip addr flush dev eth0
      ip route del default
      ipset flush blocked`,
  },
};
