import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, initCommands } from '../index.ts';
import { knowledge } from './index.ts';

beforeAll(initCommands);

const invented = '--tocsin-invented-this=1';
/** What an option may look like that does something and that nobody has listed. */
const speaking = ['--delete-everything', '--output-file=/etc/x', '--exec=./x', '--write', '--restart-now', '--post-renderer ./x'];

/** Programs whose own list of options must be closed: they are in most runbooks, or read a language of their own. */
const closed = new Set(
  `kubectl oc systemctl journalctl dmesg sysctl curl wget psql find sort uniq tar sed awk ss iptables nmap rg hostname lastlog gzip tee xargs
  watch env sudo dmidecode needrestart ntpq iptables-save kafka-topics.sh kafka-consumer-groups.sh http redis-cli dc`.split(/\s+/u),
);

interface Example {
  readonly name: string;
  readonly call: string;
}

/** Examples that read (rehearsals apart: they say themselves that nothing happens) and are one call of one program, by the policy of that program. */
const examples: readonly (Example & { readonly policy: string })[] = Object.values(knowledge).flatMap(({ programs, examples: { reads } }) =>
  programs.flatMap(({ names, options = 'none' }) =>
    names.flatMap((name) =>
      (reads ?? '')
        .split('\n')
        .map((line) => line.trim())
        .filter(
          (line) => line.startsWith(`${name} `) && !/[|;&<>$`()]| -- |(?:^|\s)--?(?:help|version|V)\b|--dry-?run|rsync -\w*n/u.test(line),
        )
        .map((call) => ({ name, call, policy: options })),
    ),
  ),
);

const isReading = (source: string): boolean => analyze(source, 'bash').commands.every((command) => command.risk === 'read-only');
/** The program whose words end the call: for `ssh web uptime` it is not the first. */
const runsAnother = (source: string): boolean => analyze(source, 'bash').commands.some((command) => command.innerProgram !== null);

describe('an option that is in no list', () => {
  it('is mutating, or it is when its name says that it does something, unless no option of the program changes anything', () => {
    const judged = examples.filter(({ policy, call }) => policy !== 'never-change' && policy !== 'of-inner' && !runsAnother(call));
    const passing = judged
      .filter(({ call }) => isReading(`${call} ${invented}`))
      .flatMap(({ call }) => speaking.map((option) => `${call} ${option}`))
      .filter(isReading);
    expect(passing).toEqual([]);
    expect(judged.length).toBeGreaterThan(600);
  });

  it('is mutating whatever its name is for the programs of every day', () => {
    const passing = [...closed].map((name) => `${name} ${invented}`).filter(isReading);
    expect(passing).toEqual([]);
  });
});
