import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Knowledge } from '../program.ts';

/** nmcli(1): an object, then a verb; names come after it. */
const nmcli = (values: readonly string[]): Judgement => {
  const [object = '', verb = '', third = ''] = readPositionals(values);
  if (values.includes('?') || values.some((value) => /^(?:-a|--ask|--rescan)/u.test(value))) return changes('changes the network');
  const isShown =
    object === '' ||
    (verb === '' && /^(?:g|general|n|networking|r|radio|c|con|connection|d|dev|device)/u.test(object)) ||
    (/^(?:g|general)/u.test(object) && /^(?:status|permissions|logging)$/u.test(verb) && third === '') ||
    (/^(?:n|networking)/u.test(object) && verb === 'connectivity' && third === '') ||
    (/^(?:r|radio)/u.test(object) && /^(?:all|wifi|wwan)$/u.test(verb) && third === '') ||
    (/^(?:c|con|connection)$/u.test(object) && /^(?:s|show)$/u.test(verb)) ||
    (/^(?:d|dev|device)$/u.test(object) && (/^(?:s|status|show|lldp)$/u.test(verb) || (verb === 'wifi' && /^(?:list|)$/u.test(third))));
  return isShown ? reads() : changes('changes the network');
};
const readPositionals = (values: readonly string[]): readonly string[] =>
  values.filter(
    (value, index) =>
      !value.startsWith('-') &&
      !/^(?:-f|--fields|-m|--mode|-c|--colors|-e|--escape|-g|--get-values|-w|--wait)$/u.test(values[index - 1] ?? ''),
  );

/** NetworkManager. */
export const nmcliKnowledge: Knowledge = {
  programs: [{ names: ['nmcli'], judge: (call) => nmcli(call.words.map((word) => word.value ?? '?')) }],
  examples: {
    reads: `
      nmcli device status
      nmcli con show eth0
      nmcli -f NAME,UUID con show
      nmcli -t device wifi list`,
    changes: `
      nmcli con up eth0
      nmcli c d ETH0
      nmcli radio wifi off`,
  },
};
