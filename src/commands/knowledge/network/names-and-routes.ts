import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { harmless, prompt, readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';

const ping = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: words('-c -i -W -w -s -I -t -S -M -p -Q -T -m -l').concat(call.program === 'arping' ? [] : ['-P']),
  });
  if ((given.has('-f') && call.program !== 'fping') || given.has('--flood')) return changes('ping -f floods the network');
  // arping(8): -U and -A tell every neighbour where an address is, -P answers for others
  if (call.program === 'arping' && given.has('-U', '-A', '-P')) return changes('arping tells the network where an address is');
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
    // With -all there is no name of a namespace: ip-netns(8).
    return call.run(
      call.words.slice(
        call.words.findIndex((word) => word.value === 'exec') + (call.words.some((word) => /^--?al?l?$/u.test(word.value ?? '')) ? 1 : 2),
      ),
    );
  // iproute2 takes the first word that begins so: below `link`, `s` is `set` (ip/iplink.c), elsewhere it is `show`.
  if (/^l(?:i(?:n(?:k)?)?)?$/u.test(given[0] ?? '') && given[1] === 's') return changes('ip link s is ip link set');
  if (
    /^(?:xfrm|x)$/u.test(given[0] ?? '') &&
    /^(?:state|policy)$/u.test(given[1] ?? '') &&
    /^(?:list|ls|show|count|get)?$/u.test(given[2] ?? '')
  )
    return reads();
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
  // `s` is `show` for tc only: below `bridge link` and `bridge vlan` it is `set`
  return given.length < 2 || (call.program === 'tc' ? /^(?:s|show|ls|list|help)$/u : /^(?:show|ls|list|help)$/u).test(given[1] ?? '')
    ? reads()
    : changes('changes how packets are sent');
};

/** nmcli(1): an object, then a verb; names come after it. */
const nmcli = (values: readonly string[]): Judgement => {
  const [object = '', verb = '', third = ''] = readPositionals(values);
  if (values.includes('?') || values.some((value) => /^(?:-a|--ask|--rescan)/u.test(value))) return changes('changes the network');
  const isShown =
    object === '' ||
    (verb === '' && /^(?:g|general|n|networking|r|radio|c|con|connection|d|dev|device)/u.test(object)) ||
    (/^(?:g|general)/u.test(object) && /^(?:status|permissions|logging)$/u.test(verb) && third === '') ||
    (/^(?:n|networking)/u.test(object) && verb === 'connectivity' && third === '') ||
    (/^(?:r|radio)/u.test(object) && /^(?:all|wifi|wwan)$/u.test(verb) && third === '') ||
    (/^(?:c|con|connection)$/u.test(object) && /^(?:s|show)$/u.test(verb)) ||
    (/^(?:d|dev|device)$/u.test(object) && (/^(?:s|status|show|lldp)$/u.test(verb) || (verb === 'wifi' && /^(?:list|)$/u.test(third))));
  return isShown ? reads() : changes('changes the network');
};
const readPositionals = (values: readonly string[]): readonly string[] =>
  values.filter(
    (value, index) =>
      !value.startsWith('-') &&
      !/^(?:-f|--fields|-m|--mode|-c|--colors|-e|--escape|-g|--get-values|-w|--wait)$/u.test(values[index - 1] ?? ''),
  );

/** Names, addresses, routes and links. */
export const namesAndRoutes: Knowledge = {
  programs: [
    harmless(
      words(
        'dig host delv doggo dog q kdig whois traceroute traceroute6 tracepath tcptraceroute ipcalc sipcalc dnstracer geoiplookup ssh-keyscan lnstat lldpctl mtr-packet paping rdisc6',
      ),
    ),
    // Interactive without a name, and endless with -c: nslookup(1), netstat(8).
    {
      names: ['nslookup'],
      options: 'never-change',
      judge: (call) => (call.words.length === 0 && call.input.kind === 'nothing' ? prompt(reads(), 'nslookup') : reads()),
    },
    {
      names: ['netstat'],
      options: 'never-change',
      judge: (call) =>
        call.words.some((word) => /^(?:-[a-zA-Z]*c|--co)/u.test(word.prefix))
          ? reads('netstat -c never ends by itself', { unbounded: true })
          : reads(),
    },
    // drill(1): -w and -c write; mii-tool(8): -r, -R, -F and -A steer the card; nstat(8): -r and -d set its history; vnstat(1): the rest is its database.
    {
      names: ['drill'],
      options: 'by-name',
      judge: (call) => (call.words.some((word) => /^-[a-zA-Z]*[wc]$/u.test(word.prefix)) ? changes('drill writes a file') : reads()),
    },
    readsUnless(['mii-tool'], { valued: [], plain: words('-v -V -w -l --verbose --version --watch --log') }, {}),
    readsUnless(
      ['nstat', 'rtacct', 'ifstat'],
      {
        valued: words('-t --interval -i'),
        plain: words('-a -s -z -j -p -h -V -e --ignore --noupdate --zeros --json --pretty --help --version --errors'),
      },
      {},
    ),
    readsUnless(
      ['vnstat'],
      {
        valued: words('-i --iface -b --begin -e --end --config --dbdir --limit --style -ru --rateunit --locale'),
        plain: words(
          '-5 -h -hg -d -m -y -t -s -q -w -l -tr -v --fiveminutes --hours --hoursgraph --days --months --years --top --short --query --oneline --json --xml --alert --iflist --live --traffic --version --help --dbiflist',
        ),
        singleDashLong: true,
      },
      {},
    ),
    readsUnless(
      ['ss'],
      {
        valued: words('-f -A -F -N --query --socket --family --net --filter'),
        // ss(8), iproute2 6.15; -K and -D are judged below
        plain: words(
          '-h -V -H -O -n -r -a -l -o -e -m -p -T -i -s -b -E -Z -z -K -D -4 -6 -0 -t -u -d -w -S -x -M --help --version --no-header --oneline --numeric --resolve --all --listening --options --extended --memory --processes --threads --info --summary --tos --cgroup --tipcinfo --bpf --bpf-maps --events --context --contexts --kill --diag --ipv4 --ipv6 --packet --tcp --udp --dccp --raw --sctp --unix --vsock --tipc --xdp --mptcp --inet-sockopt --bound-inactive --no-queues -Q -B',
        ),
      },
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
          wg: /^(?:show|showconf|all|dump|interfaces|peers|latest-handshakes|transfer|endpoints|wg\d*)$/u,
        };
        const acts =
          /^(?:up|down|add|del|delete|modify|mod|reload|on|off|set|edit|connect|disconnect|import|clone|-[sdf]|hw|mtu|netmask|promisc|delbr|addbr|addif|delif|\?)$/u;
        const known = shows[call.program];
        // ifconfig(8) and iwconfig(8) show for one name; a second word sets something
        if ((call.program === 'ifconfig' || call.program === 'iwconfig') && values.filter((value) => !value.startsWith('-')).length > 1)
          return changes('changes the network');
        if (call.program === 'nmcli') return nmcli(values);
        // ovs-vsctl(8), ovn-nbctl(8): `--` begins another command
        if (call.program.startsWith('ov') && values.includes('--')) return changes('runs several commands');
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
          return !values.some((value) => /^-(?:f|file)$/u.test(value)) &&
            ['list', '-L', '--list', 'save', '-S', 'test', '-T', 'version', '-n'].includes(verb === '' ? (values[0] ?? '') : verb)
            ? reads()
            : /^(?:flush|destroy|-F|-X)$/u.test(values[0] ?? '')
              ? destroys('removes firewall sets')
              : changes('changes firewall sets');
        if (call.program === 'conntrack')
          return values.some((value) => /^(?:-L|-C|-S|-G|--dump|--count|--stats|--get)$/u.test(value)) &&
            !values.some((value) => /^(?:-[a-zA-Z]*[DFUIAz]|--(?:d(?!ump)|f(?!amily)|u|cr|a|z).*)$/u.test(value))
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
      ovs-vsctl show
      ip xfrm state
      ip netns exec blue ip addr
      nmcli con show eth0
      nmcli -f NAME,UUID con show
      nmcli -t device wifi list
      nslookup web.example
      netstat -tlnpc
      vnstat -d
      ip a s eth0
      ip r s
      arping -c 2 10.0.0.1
      bridge link show
      ipset save`,
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
      conntrack -D -s 10.0.0.1
      ip link s eth0 down
      ip l s eth0 up
      bridge link s dev eth0 cost 1
      ip -all netns exec touch ls
      mii-tool -r eth0
      vnstat --remove -i eth0
      nstat -r
      drill -w x web
      ss --kil dst 10.0.0.1
      arping -U -I eth0 10.0.0.5
      ping --flood web
      ifconfig eth0 allmulti
      iwconfig wlan0 commit
      nmcli c d ETH0
      nmcli radio wifi off
      ovs-vsctl show -- del-br br0
      ipset save -file /etc/x
      conntrack -L --zero
      conntrack -L -z`,
    destroys: `
      ip addr flush dev eth0
      ip route del default
      ipset flush blocked`,
  },
};
