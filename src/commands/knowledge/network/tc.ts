import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Call, Knowledge } from '../program.ts';

/** tc and bridge: `show` and statistics only. */
const tc = (call: Call): Judgement => {
  if (call.words.some((word) => /^--?(?:b|batch|force)/u.test(word.prefix))) return changes('runs a file that is not shown');
  const given = call.words.map((word) => word.value ?? '?').filter((word) => !word.startsWith('-'));
  // `s` is `show` for tc only: below `bridge link` and `bridge vlan` it is `set`
  return given.length < 2 || (call.program === 'tc' ? /^(?:s|show|ls|list|help)$/u : /^(?:show|ls|list|help)$/u).test(given[1] ?? '')
    ? reads()
    : changes('changes how packets are sent');
};

/** tc(8), bridge(8) and their like. */
export const tcKnowledge: Knowledge = {
  programs: [{ names: ['tc', 'bridge', 'rdma', 'devlink', 'tipc'], judge: tc }],
  examples: {
    reads: `
      tc -s qdisc show dev eth0
      bridge link show`,
    changes: `
      tc qdisc add dev eth0 root netem delay 100ms
      bridge link s dev eth0 cost 1`,
  },
};
