import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { prompt } from '../shapes.ts';
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

/** Packets that ask for an answer. */
export const pingKnowledge: Knowledge = {
  programs: [
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
  ],
  examples: {
    reads: `
      ping -c 3 web
      mtr -rwc 10 web
      arping -c 2 10.0.0.1`,
    changes: `
      ping -f web
      arping -U -I eth0 10.0.0.5
      ping --flood web`,
  },
};
