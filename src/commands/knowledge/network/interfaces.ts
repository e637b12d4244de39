import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Call, Knowledge } from '../program.ts';
import { changing, readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';

const valuesOf = (call: Call): readonly string[] => call.words.map((word) => word.value ?? '?');

/** What these programs are given when they only show something. */
const shows: Readonly<Record<string, RegExp>> = {
  arp: /^(?:-[aenv]+|(?!-)[\w.:-]+)$/u,
  route: /^(?:-[neFCv46]+|get|show|print)$/u,
  ifconfig: /^(?:-a|-s|-v|[a-z]\w*[\d.:]*)$/u,
  iwconfig: /^[a-z]\w*$/u,
  brctl: /^(?:show|showmacs|showstp|br\w*|docker\w*)$/u,
  wg: /^(?:show|showconf|all|dump|interfaces|peers|latest-handshakes|transfer|endpoints|wg\d*)$/u,
};
const acts =
  /^(?:up|down|add|del|delete|modify|mod|reload|on|off|set|edit|connect|disconnect|import|clone|-[sdf]|hw|mtu|netmask|promisc|delbr|addbr|addif|delif|\?)$/u;

function judgeByWords(call: Call): Judgement {
  const values = valuesOf(call);
  // ifconfig(8) and iwconfig(8) show for one name; a second word sets something
  const isSetting = /^i[fw]config$/u.test(call.program) && values.filter((value) => !value.startsWith('-')).length > 1;
  return !isSetting && values.every((value) => shows[call.program]?.test(value) === true && !acts.test(value))
    ? reads()
    : changes('changes the network');
}

/** Interfaces, addresses and routes, the older programs for them, and network cards. */
export const interfaces: Knowledge = {
  programs: [
    { names: Object.keys(shows), judge: judgeByWords },
    changing(['vconfig'], changes('changes the network')),
    // mii-tool(8): -r, -R, -F and -A steer the card
    readsUnless(['mii-tool'], { valued: [], plain: words('-v -V -w -l --verbose --version --watch --log') }, {}),
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
  ],
  examples: {
    reads: `
      ethtool -S eth0
      ethtool eth0
      route -n
      arp -an
      ifconfig eth0`,
    changes: `
      ethtool -K eth0 gro off
      ifconfig eth0 down
      route add default gw 10.0.0.1
      mii-tool -r eth0
      ifconfig eth0 allmulti
      iwconfig wlan0 commit`,
  },
};
