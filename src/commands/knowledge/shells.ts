import { also, changes, combine, reads } from '../judge/judgement.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Word } from '../shell/ast.ts';
import type { Call, Input, Program } from './program.ts';
import { readOptions } from './options.ts';
import type { OptionShape } from './options.ts';
import { prompt } from './shapes.ts';

const split = (names: string): string[] => names.trim().split(/\s+/u);

const fromInput = (call: Call): Judgement => {
  switch (call.input.kind) {
    case 'text':
      return call.shell(call.input.text);
    case 'unknown':
      return changes('runs a script that is not known before it runs (piped into a shell)');
    case 'nothing':
      return prompt(changes('opens a shell, where anything can be done'), 'a shell');
  }
};

function shell(call: Call): Judgement {
  const given = readOptions(call.words, { valued: ['-o', '-O', '--rcfile', '--init-file'], stopAtFirst: true });
  if (given.has('--version', '--help')) return reads();
  if (given.has('-n') && !given.has('-c')) return reads('only checks the syntax');
  if (given.has('-s') || (given.positionals.length === 0 && !given.has('-c'))) return fromInput(call);
  if (given.has('-c')) return call.shell(given.positionals[0]?.value ?? null);
  return changes(`runs a script whose effect is not known (${call.show(given.positionals[0]?.text ?? '')})`);
}

/** Runs the rest of its words as they stand. `skip`: positionals of its own before the program. */
const wrapper = (
  names: string,
  shape: OptionShape,
  skip = 0,
  change: (own: Judgement, call: Call) => Judgement = (own) => own,
): Program => ({
  names: split(names),
  judge(call) {
    const given = readOptions(call.words, { ...shape, stopAtFirst: true });
    const words = given.positionals.slice(skip);
    const [first] = words;
    if (first === undefined)
      return given.has('-s', '-i', '--login') ? prompt(changes('opens a shell as another user'), 'a shell') : reads();
    const ran = change(call.run(words, call.input), call);
    return given.unknown.length === 0
      ? ran
      : combine(ran, changes(`${call.program}: the effect of ${call.show(given.unknown.join(' '))} is not known`));
  },
});

/** Words that another shell reads again: joined by blanks, as ssh does. */
export const joined = (words: readonly Word[]): string | null =>
  words.some((word) => word.value === null) ? null : words.map((word) => word.value).join(' ');

const sshShape: OptionShape = {
  valued: split('-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w -B'),
  plain: split('-4 -6 -A -a -C -f -G -g -K -k -M -N -n -q -s -T -t -V -v -X -x -Y -y'),
  stopAtFirst: true,
};

function ssh(call: Call): Judgement {
  const given = readOptions(call.words, sshShape);
  // ssh goes on reading its own options after the host.
  const [, ...after] = given.positionals;
  const later = readOptions(after, sshShape);
  const words = later.positionals;
  if (
    [...given.words('-o'), ...later.words('-o')].some((word) =>
      /^(?:proxy|local)command|^permitlocal/iu.test(typeof word === 'string' ? word : (word.value ?? 'proxycommand')),
    )
  )
    return changes('ssh runs a local program');
  if (given.unknown.length + later.unknown.length > 0)
    return changes(`ssh: the effect of ${call.show([...given.unknown, ...later.unknown].join(' '))} is not known`);
  if (words.length === 0) {
    if (given.has('-N', '-f', '-L', '-D', '-R'))
      return reads('holds a connection open until it is stopped', { unbounded: true, blocked: 'it never ends by itself' });
    if (call.input.kind === 'text') return also(call.shell(call.input.text), {});
    if (call.input.kind === 'unknown') return changes('runs a script on another machine that is not known before it runs');
    return prompt(reads('opens a session on another machine; what follows in the document is meant for that machine'), 'the session');
  }
  return call.shell(joined(words));
}

/** xargs adds words that are known only when it runs. */
function xargs(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: split('-a --arg-file -d --delimiter -E -I --replace -i -L --max-lines -n --max-args -P --max-procs -s --max-chars'),
    plain: split('-0 --null -o --open-tty -p --interactive -r --no-run-if-empty -t --verbose -x --exit'),
    stopAtFirst: true,
  });
  if (given.unknown.length > 0) return changes(`xargs: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  if (given.positionals.length === 0) return reads();
  // The words that xargs adds come where an unquoted variable would stand, unless -I says where.
  const last = given.positionals.at(-1);
  const added: Word | undefined =
    last === undefined || given.has('-I', '--replace')
      ? undefined
      : { start: last.end, end: last.end, text: '(piped words)', value: null, prefix: '', splits: true, pieces: [], commands: [] };
  const hole = given.value('-I', '--replace');
  if (hole !== null && given.positionals[0]?.value?.includes(hole) === true)
    return changes('which program xargs runs is known only when it runs');
  return call.run(added === undefined ? given.positionals : [...given.positionals, added], { kind: 'nothing' });
}

function watch(call: Call): Judgement {
  const given = readOptions(call.words, {
    valued: ['-n', '--interval', '-q', '--equexit'],
    plain: split('-d --differences -t --no-title -b -e -g -c -p -w -x -r -C --color --exec --chgexit --errexit --precise'),
    stopAtFirst: true,
  });
  if (given.unknown.length > 0) return changes(`watch: the effect of ${call.show(given.unknown.join(' '))} is not known`);
  const ran = given.has('-x', '--exec') ? call.run(given.positionals, { kind: 'nothing' }) : call.shell(joined(given.positionals));
  return also(ran, { interactive: true, unbounded: true, reason: 'watch repeats without end' });
}

/** `env NAME=value … program`. */
const env = (call: Call): Judgement => {
  const given = readOptions(call.words, {
    valued: ['-u', '--unset', '-C', '--chdir'],
    plain: ['-i', '--ignore-environment', '-0', '--null'],
    stopAtFirst: true,
  });
  const at = given.positionals.findIndex((word) => !/^[A-Za-z_]\w*=/u.test(word.prefix));
  const steers = given.positionals
    .slice(0, at < 0 ? undefined : at)
    .some((word) => /^(?:LD_|PATH=|BASH_ENV=|NODE_OPTIONS=|GIT_SSH)/u.test(word.prefix));
  if (given.unknown.length > 0 || steers) return changes('env changes which program runs');
  return at < 0 ? reads('prints the environment, secrets included') : call.run(given.positionals.slice(at), call.input);
};

const inputOf = (call: Call): Input => call.input;

/** Programs that run other programs. */
export const shells: readonly Program[] = [
  { names: split('sh bash zsh dash ash ksh'), judge: shell },
  { names: ['ssh', 'mosh'], judge: ssh },
  { names: ['xargs'], judge: xargs },
  { names: ['watch'], judge: watch },
  { names: ['env'], judge: env },
  wrapper('sudo doas', {
    valued: split('-u --user -g --group -h --host -p --prompt -C -T -r -t'),
    plain: split('-E -H -n -i -s -S -k -b -P --preserve-env --login'),
  }),
  wrapper(
    'timeout gtimeout',
    { valued: ['-k', '--kill-after', '-s', '--signal'], plain: ['-v', '--verbose', '--foreground', '--preserve-status'] },
    1,
    (own) => also(own, { unbounded: false }),
  ),
  wrapper('time nohup setsid chronic unbuffer', { valued: [], plain: ['-v', '--verbose', '-p', '-w'] }),
  wrapper('nice ionice stdbuf', { valued: split('-n -c -p -o -i -e'), plain: ['-t'] }),
  {
    names: ['command', 'builtin'],
    judge: (call) =>
      /^-[vV]$/u.test(call.words[0]?.value ?? '')
        ? reads()
        : call.run(call.words[0]?.value === '-p' ? call.words.slice(1) : call.words, call.input),
  },
  { names: ['exec'], judge: (call) => (call.words.length === 0 ? reads() : call.run(call.words, inputOf(call))) },
  {
    names: [
      'type',
      'which',
      'whereis',
      'hash',
      'man',
      'whatis',
      'help',
      'apropos',
      'set',
      'shopt',
      'ulimit',
      'umask',
      'local',
      'read',
      'wait',
      'return',
      'exit',
      'break',
      'continue',
      'shift',
      'trap',
      'history',
      'jobs',
    ],
    judge: (call) => (call.program === 'trap' ? changes('sets what runs later') : reads(undefined, { evidence: false })),
  },
  { names: ['eval'], judge: (call) => call.shell(joined(call.words)) },
  { names: ['source', '.'], judge: (call) => changes(`runs a script whose effect is not known (${call.show(call.words[0]?.text ?? '')})`) },
  { names: ['su'], judge: () => prompt(changes('becomes another user'), 'su') },
];
