import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

/** Options of iproute2 that take no value; `-f`, `-n` and `-l` take one. */
const ipWords = (call: Call): readonly string[] => {
  const given = readOptions(call.words, { valued: words('-f -family -n -netns -l -loops -rc -rcvbuf'), singleDashLong: true });
  return given.positionals.map((word) => word.value ?? '?');
};

/** iproute2: `show` and its short forms read, everything else changes. */
const ip = (call: Call): Judgement => {
  if (call.words.some((word) => /^--?(?:b|ba|bat|batc|batch|force)$/u.test(word.prefix)))
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

/** ip(8) */
export const ipKnowledge: Knowledge = {
  programs: [{ names: ['ip'], judge: ip }],
  examples: {
    reads: `
      ip addr show
      ip -s -h link show eth0
      ip route get 8.8.8.8
      ip -4 a
      ip netns exec blue ping -c 1 10.0.0.1
      ip xfrm state
      ip netns exec blue ip addr
      ip a s eth0
      ip r s`,
    changes: `
      ip link set eth0 up
      ip route add default via 10.0.0.1
      ip -batch x
      ip netns exec blue touch /x
      ip link s eth0 down
      ip l s eth0 up
      ip -all netns exec touch ls`,
    destroys: `
      ip addr flush dev eth0
      ip route del default`,
  },
};
