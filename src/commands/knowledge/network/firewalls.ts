import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Call, Knowledge } from '../program.ts';
import { harmless } from '../shapes.ts';

const iptables = (call: Call): Judgement => {
  const given = call.words.map((word) => word.value ?? '?');
  if (given.some((word) => /^(?:-F|-X|--flush|--delete-chain)$/u.test(word))) return destroys('removes firewall rules');
  const lists = given.some((word) => /^(?:-[nvx]*[LS][nvx]*|--list|--list-rules|--version|-V|-h|-C|--check)$/u.test(word));
  const acts = given.some((word) =>
    /^(?:-[nvx]*[ADIRNPEZ][nvx]*|--(?:append|delete|insert|replace|new-chain|policy|rename-chain|zero|restore)|\?)$/u.test(word),
  );
  return lists && !acts ? reads() : changes('changes the firewall');
};

const nft = (call: Call): Judgement => {
  const given = call.words.map((word) => word.value ?? '?').filter((word) => !/^-[aensnjyStN]+$/u.test(word));
  const [verb] = given.flatMap((word) => word.split(/\s+/u));
  if (given.some((word) => word === '-f' || word === '--file' || word === '?' || word.includes(';')))
    return changes('changes the firewall');
  if (verb === 'list' || verb === 'describe') return reads();
  if (verb === 'monitor') return reads('never ends by itself', { unbounded: true });
  return verb === 'flush' || verb === 'delete' || verb === 'destroy' ? destroys('removes firewall rules') : changes('changes the firewall');
};

/** Firewalls of Linux. */
export const firewalls: Knowledge = {
  programs: [
    { names: ['iptables', 'ip6tables', 'ebtables', 'arptables', 'iptables-nft', 'iptables-legacy'], judge: iptables },
    harmless(['iptables-save', 'ip6tables-save', 'ebtables-save']),
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
      firewall-cmd --list-all --zone=public`,
    changes: `
      iptables -A INPUT -s 10.0.0.1 -j DROP
      iptables -I FORWARD 1 -j ACCEPT
      iptables -t nat -D PREROUTING 1
      iptables-restore < rules
      nft add rule inet filter input drop
      nft -f rules.nft
      ufw allow 22
      firewall-cmd --reload`,
    destroys: `
      iptables -F
      iptables -t nat -X
      nft flush ruleset
      ufw reset`,
  },
};
