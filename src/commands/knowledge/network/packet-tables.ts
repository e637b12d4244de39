import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

const valuesOf = (call: Call): readonly string[] => call.words.map((word) => word.value ?? '?');

function ipvsadm(call: Call): Judgement {
  const values = valuesOf(call);
  const isShown =
    values.every((value) =>
      /^(?:-[lLncSt]+|--(?:list|numeric|stats|rate|connection|timeout|daemon|save|sort|exact)|[\d.:]+)$/u.test(value),
    ) && values.some((value) => /^(?:-[nc]*[lLS]|--(?:list|save))/u.test(value));
  return isShown ? reads() : changes('changes the load balancer');
}

function ipset(call: Call): Judgement {
  const values = valuesOf(call);
  const verb = values.find((value) => !value.startsWith('-')) ?? values[0] ?? '';
  if (!values.some((value) => /^--?f/u.test(value)) && words('list -L --list save -S test -T version -n').includes(verb)) return reads();
  return /^(?:flush|destroy|-F|-X)$/u.test(values[0] ?? '') ? destroys('removes firewall sets') : changes('changes firewall sets');
}

function conntrack(call: Call): Judgement {
  const values = valuesOf(call);
  const isShown =
    values.some((value) => /^(?:-L|-C|-S|-G|--dump|--count|--stats|--get)$/u.test(value)) &&
    !values.some((value) => /^(?:-[a-zA-Z]*[DFUIAz]|--(?:d(?!ump|port|st|reply)|f(?!amily)|u|cr|a|z).*)$/u.test(value));
  return isShown ? reads() : changes('changes the table of connections');
}

/** The kernel's tables of connections, addresses and balanced services: conntrack(8), ipset(8), ipvsadm(8). */
export const packetTables: Knowledge = {
  programs: [
    { names: ['conntrack'], judge: conntrack },
    { names: ['ipset'], judge: ipset },
    { names: ['ipvsadm'], judge: ipvsadm },
  ],
  examples: {
    reads: `
      conntrack -S
      ipvsadm -Ln
      ipset list
      ipset save`,
    changes: `
      conntrack -D -s 10.0.0.1
      ipset save -file /etc/x
      conntrack -L --zero
      conntrack -L -z`,
    destroys: `
      ipset flush blocked`,
  },
};
