import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { mayBeOption, readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { harmless, prompt } from '../shapes.ts';
import { words } from '../verbs.ts';
import { number, readsListed } from '../word-lists.ts';

/** A screen that draws until it is stopped, unless it prints a given number of times. */
const rounds = (call: Call, given: { readonly batch: boolean; readonly ends: boolean }): Judgement =>
  !given.batch ? prompt(reads(), call.program) : given.ends ? reads() : reads('never ends by itself', { unbounded: true });

function esxtop(call: Call): Judgement {
  const given = readOptions(call.words, { valued: ['-n', '-d'], plain: ['-b', '-a', '-s'] });
  // -c brings settings, -R plays a record
  if (given.unknown.length > 0 || given.positionals.length > 0) return changes('esxtop: the effect of its options is not known');
  return rounds(call, { batch: given.has('-b'), ends: given.has('-n') });
}

function virtTop(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-c --connect -n -d -o'),
    plain: words('-1 -2 -3 -b -s --stream --script --block-in-bytes'),
  });
  // virt-top(1): --csv and --debug write files. libvirt's addresses may name a program to run, so only those of this machine pass.
  const isHere = given
    .texts('-c', '--connect')
    .every((place) => place !== null && /^[a-z]+:\/\/\/(?:system|session|default)?$/u.test(place));
  if (given.unknown.length > 0 || given.positionals.length > 0 || !isHere)
    return changes('virt-top: the effect of its options is not known');
  return rounds(call, { batch: given.has('-b', '--stream', '--script'), ends: given.has('-n') });
}

/** dstat(1): a delay and then a count end it; --output writes a table, and other names bring in plugins. */
function dstat(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words('-C -D -I -N -S'),
    plain:
      words(`-c -d -g -i -l -m -n -p -r -s -t -T -y -a -f -v --cpu --disk --page --int --load --mem --net --proc --io --swap --time --epoch --sys
      --aio --fs --ipc --lock --raw --socket --tcp --udp --unix --vm --all --full --vmstat --bits --float --integer --nocolor --noheaders --noupdate
      --top-cpu --top-cputime --top-mem --top-io --top-bio --top-latency`),
  });
  if (given.unknown.length > 0 || given.positionals.length > 2) return changes('dstat: the effect of its options is not known');
  return given.positionals.length === 2 ? reads() : reads('never ends by itself', { unbounded: true });
}

/** What sets something, wherever it stands among the words of esxcli. */
const setting = /^(?:set|add|remove|unset|delete|create|start|stop|restart|kill|install|update|load|unload|enable|disable|clear|reset)$/u;

/** esxcli names a place and then a verb; the options come behind it. `list` and `get` are the verbs that only show. */
function esxcli(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: words(
      '-d --device -n --nic-name --nic -a --adapter -w --world-id -N --netstack -v --vswitch-name -i --interface-name -p --path -o --option -t --type --formatter',
    ),
    plain: ['--all'],
  });
  const places = given.positionals.map((word) => word.value ?? '?');
  const behind = call.words.slice(call.words[0]?.prefix.startsWith('--formatter=') === true ? 1 : 0);
  const isLeading = behind.slice(0, places.length).every((word) => !word.prefix.startsWith('-'));
  return given.unknown.length === 0 &&
    isLeading &&
    !call.words.some(mayBeOption) &&
    places.length > 1 &&
    places.every((word) => /^[a-z][a-z\d]*$/u.test(word) && !setting.test(word)) &&
    ['list', 'get'].includes(places.at(-1) ?? '')
    ? reads()
    : changes('changes the host or its machines, or its effect is not known');
}

/**
 * Hosts of virtual machines and screens of what they use: https://developer.broadcom.com/xapis/esxcli-command-reference/latest/
 * (esxcli; vim-cmd and esxtop are VMware’s, too), virt-top(1), nload(1), dstat(1).
 */
export const machineHosts: Knowledge = {
  programs: [
    { names: ['esxcli'], judge: esxcli },
    readsListed('vim-cmd', {
      shows: new RegExp(
        String.raw`^(?:vmsvc/getallvms|vmsvc/(?:power\.getstate|snapshot\.get|device\.getdevices|get\.(?:capability|config|datastores|environment|filelayout|filelayoutex|guest|managedentitystatus|networks|runtime|snapshotinfo|summary|tasklist)) ${number}|hostsvc/(?:hostsummary|hosthardware|datastore/listsummary)|vimsvc/task_list|help)$`,
        'u',
      ),
      otherwise: 'changes the host or its machines, or its effect is not known',
      destroys: [/^vmsvc\/(?:destroy|snapshot\.remove|snapshot\.revert)/u, 'removes a machine or a state of it'],
    }),
    { names: ['esxtop', 'resxtop'], judge: esxtop },
    { names: ['virt-top'], judge: virtTop },
    harmless(['nload'], prompt(reads(), 'nload')),
    { names: ['dstat'], judge: dstat },
  ],
  examples: {
    reads: `
      esxcli storage core path list
      esxcli network nic get -n vmnic0
      esxcli --formatter=csv vm process list
      vim-cmd vmsvc/getallvms
      vim-cmd vmsvc/power.getstate <vmid>
      vim-cmd hostsvc/hostsummary
      esxtop
      esxtop -b -n 5 -d 2
      virt-top
      virt-top --stream -n 3
      virt-top -c qemu:///system -b -n 1
      nload eth0
      dstat -cdn
      dstat -tcmsdn --top-cpu 1 10`,
    changes: `
      esxcli vm process kill -t force -w 12
      esxcli network firewall set --enabled false
      esxcli system settings advanced set -o /x list
      esxcli network nic get $(cat option)
      esxcli network -n set nic list
      vim-cmd vmsvc/power.off 12
      vim-cmd vmsvc/message 12 0 1
      esxtop -c x
      virt-top --csv x
      virt-top -c qemu+ext:///system?command=x
      dstat --output x.csv 1 5
      dstat --my-plugin`,
    destroys: `
      vim-cmd vmsvc/destroy 12`,
  },
};
