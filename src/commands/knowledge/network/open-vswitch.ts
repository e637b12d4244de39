import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Call, Knowledge } from '../program.ts';

/** The verbs that only show, by program: ovs-vsctl(8), ovs-ofctl(8), ovs-appctl(8), ovn-nbctl(8), ovn-sbctl(8). */
const listing: Readonly<Record<string, RegExp>> = {
  'ovs-vsctl': /^(?:show|list|list-\w+|get|find|br-exists|get-\w+)$/u,
  'ovs-ofctl': /^(?:show|dump-[\w-]+|snoop)$/u,
  'ovs-appctl': /^(?:[\w-]+\/(?:show|list|dump[\w-]*)|version|list-commands|dpctl\/dump-[\w-]+)$/u,
  'ovn-nbctl': /^(?:show|list|find|get|[\w-]+-list|[\w-]+-get-[\w-]+)$/u,
  'ovn-sbctl': /^(?:show|list|find|get|lflow-list|dump-flows|count-flows)$/u,
};

function judgeSwitch(call: Call): Judgement {
  const values = call.words.map((word) => word.value ?? '?');
  // ovs-vsctl(8), ovn-nbctl(8): `--` begins another command
  if (values.some((value) => /^--(?:$|de|pid|log-file|unixctl)/u.test(value))) return changes('runs several commands');
  const verb = values.find((value) => !value.startsWith('-')) ?? '';
  // ovs-vswitchd(8): "The trace commands only perform side effects when a packet is specified", by -generate or as the last word
  if (verb === 'ofproto/trace')
    return values.some((value) => /^--?(?:generate|l[2-7]|consistent)/u.test(value)) || values.indexOf(verb) + 3 < values.length
      ? changes('sends a packet through the flows, which may learn from it')
      : reads();
  return listing[call.program]?.test(verb) === true ? reads() : changes('changes the network, or its effect is not known');
}

/** Open vSwitch and OVN. */
export const openVswitch: Knowledge = {
  programs: [{ names: Object.keys(listing), judge: judgeSwitch }],
  examples: {
    reads: `
      ovs-vsctl show
      ovs-appctl ofproto/trace br0 in_port=1,icmp`,
    changes: `
      ovs-vsctl show -- del-br br0
      ovs-appctl ofproto/trace br0 in_port=1 -generate
      ovs-appctl ofproto/trace br0 in_port=1 50540000000a50540000000908004500`,
  },
};
