import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';

function vtysh(call: Call): Judgement {
  // vtysh(1): -f applies a file, -b the boot configuration, -w writes it; a line's end ends a command
  const given = readOptions(call.words, { valued: ['-c', '--command', '-d', '-N'], plain: ['-E', '-h', '--help'] });
  const asked = given.texts('-c', '--command');
  const isShown = asked.every((text) => text !== null && /^(?:show|sh|ping|traceroute|do show)\b[^\n]*$/u.test(text));
  return isShown && asked.length > 0 && given.unknown.length === 0 ? reads() : changes('changes routing');
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
