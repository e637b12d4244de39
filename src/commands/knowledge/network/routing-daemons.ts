import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';

function vtysh(call: Call): Judgement {
  const given = readOptions(call.words, { valued: ['-c'] }).words('-c');
  const isShown = given.every((word) =>
    /^(?:show|sh|ping|traceroute|do show)\b/u.test(typeof word === 'string' ? word : (word.value ?? '')),
  );
  return isShown && call.words.some((word) => word.value === '-c') ? reads() : changes('changes routing');
}

/** FRRouting and BIRD. */
export const routingDaemons: Knowledge = {
  programs: [
    { names: ['vtysh'], judge: vtysh },
    {
      names: ['birdc'],
      judge: (call) =>
        call.words.map((word) => word.value ?? '?').find((value) => !value.startsWith('-')) === 'show'
          ? reads()
          : changes('changes the network, or its effect is not known'),
    },
  ],
  examples: {
    reads: `
      vtysh -c 'show ip bgp summary'
      birdc show protocols`,
    changes: `
      vtysh -c 'clear ip bgp *'
      vtysh
      birdc disable peer1`,
  },
};
