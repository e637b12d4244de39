import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Call, Knowledge } from '../program.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { readOptions } from '../options.ts';

/** What may stand beside -L, -S or -C in iptables(8) and ebtables(8); long options may be abbreviated, so the list is closed. */
const besideList =
  /^(?:-[nvxtLSwW46hV]+|-t|--(?:table|list|list-rules|numeric|verbose|exact|line-numbers|wait|wait-interval|ipv4|ipv6|version|help|L[cnx]|Lmac2|concurrent))(?:=.*)?$/u;

const iptables = (call: Call): Judgement => {
  const given = call.words.map((word) => word.value ?? '-?');
  if (given.some((word) => /^(?:-[nvx]*[FX]|--flush|--delete-chain)$/u.test(word))) return destroys('removes firewall rules');
  const lists = given.some((word) => /^(?:-[nvx]*[LS][nvx]*|--list|--list-rules|--version|-V|-h)$/u.test(word));
  const isCheck =
    given.some((word) => /^(?:-C|--check)$/u.test(word)) &&
    !given.some((word) => /^(?:-[ADIRNPEZFX]$|-M|--(?:mo|a|de|i|re|n|po|ze|fl|se))/u.test(word));
  return isCheck || (lists && given.every((word) => !word.startsWith('-') || besideList.test(word)))
    ? reads()
    : changes('changes the firewall');
};

/** iptables-save(8): -f writes a file, -M names a program to run. */
const save = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: ['-t', '--table', '-f', '--file'],
    plain: ['-c', '--counters', '-h', '-V', '--version'],
  });
  const target = given.place('-f', '--file');
  if (given.unknown.length > 0) return changes('iptables-save: the effect of these options is not known');
  if (!given.has('-f', '--file')) return reads();
  return target !== null && isSnapshotPlace(target)
    ? reads('keeps a copy of the rules', { preserves: true })
    : changes('overwrites a file with the rules');
};

const nft = (call: Call): Judgement => {
  const given = call.words.map((word) => word.value ?? '?').filter((word) => !/^-[aensnjyStN]+$/u.test(word));
  const [verb] = given.flatMap((word) => word.split(/\s+/u));
  if (given.some((word) => word === '-f' || word === '--file' || word === '?' || /[;\n]/u.test(word)))
    return changes('changes the firewall');
  if (verb === 'list' || verb === 'describe') return reads();
  if (verb === 'monitor') return reads('never ends by itself', { unbounded: true });
  return verb === 'flush' || verb === 'delete' || verb === 'destroy' ? destroys('removes firewall rules') : changes('changes the firewall');
};

/** Firewalls of Linux. */
export const firewalls: Knowledge = {
  programs: [
    { names: ['iptables', 'ip6tables', 'ebtables', 'arptables', 'iptables-nft', 'iptables-legacy'], judge: iptables },
    { names: ['iptables-save', 'ip6tables-save', 'ebtables-save', 'arptables-save'], judge: save },
    {
      names: ['iptables-restore', 'ip6tables-restore', 'iptables-apply', 'netfilter-persistent', 'csf'],
      judge: () => changes('replaces the firewall rules'),
    },
    { names: ['nft'], judge: nft },
    {
      names: ['ufw', 'firewall-cmd'],
      judge: (call) => {
        const given = call.words.map((word) => word.value ?? '?');
        if (given.includes('reset') || given.includes('--complete-reload')) return destroys('removes firewall rules');
        return given.length > 0 &&
          given.every((word) =>
            /^(?:status|verbose|numbered|show|raw|added|listening|version|--list-[\w-]+|--state|--get-\w+(?:-\w+)*|--zone=[\w-]+|--info-\w+=\S+|--query-\S+|--permanent|--version)$/u.test(
              word,
            ),
          ) &&
          !given.every((word) => /^--(?:permanent|zone)/u.test(word))
          ? reads()
          : changes('changes the firewall');
      },
    },
  ],
  examples: {
    reads: `
      iptables -L -n -v --line-numbers
      iptables -t nat -nvL
      iptables -S
      iptables-save
      nft list ruleset
      nft -a list table inet filter
      ufw status verbose
      firewall-cmd --list-all --zone=public
      iptables-save -t nat
      iptables -C INPUT -p tcp --dport 22 -j ACCEPT
      iptables --list INPUT --line-numbers
      iptables-save -f /tmp/rules`,
    changes: `
      iptables -A INPUT -s 10.0.0.1 -j DROP
      iptables -I FORWARD 1 -j ACCEPT
      iptables -t nat -D PREROUTING 1
      iptables-restore < rules
      nft add rule inet filter input drop
      nft -f rules.nft
      ufw allow 22
      firewall-cmd --reload
      iptables -L --zer
      iptables --list --fl
      iptables -L --modprobe=./x
      iptables-save -f /etc/iptables/rules.v4
      iptables -L -Z`,
    destroys: `
      iptables -F
      iptables -t nat -X
      nft flush ruleset
      ufw reset`,
  },
};
