import { changes, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotPlace } from '../../judge/redirects.ts';
import { readOptions } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { harmless, prompt, readsUnless } from '../shapes.ts';
import { words } from '../verbs.ts';

/** top and its like redraw for a person until they are stopped; in batch mode with a count they end. */
const screen = (call: Call): Judgement => {
  const given = readOptions(call.words, { valued: ['-n', '-d', '-p', '-u', '-o', '-w', '-H', '-l', '-s'] });
  const isBatch = call.program === 'top' ? given.has('-b', '-l') : call.program === 'iotop' && given.has('-b');
  if (isBatch) return given.has('-n', '-l') ? reads() : reads(`${call.program} -b without -n never ends by itself`, { unbounded: true });
  return prompt(reads(), call.program);
};

const kill = (call: Call): Judgement => {
  const first = call.words[0]?.value ?? '';
  // The last signal that is named counts.
  const [, ...others] = call.words;
  const signal = call.program === 'pkill' ? /^(?:--s|-(?:\d+|[A-Z]{2,}\w*)$)/u : /^-/u;
  const isNamedAgain = others.some(({ prefix }) => signal.test(prefix));
  // kill(1) and killall(1) list signals by -l; pkill(1) means other things by -l, -L and -s, so only its -0 asks.
  const listing = call.program === 'pkill' || call.program === 'tgkill' ? /^-0$/u : /^(?:-l|-L|--list|--table|-0)$/u;
  const isProbe =
    (listing.test(first) && (!isNamedAgain || first !== '-0')) ||
    (['kill', 'killall'].includes(call.program) && first === '-s' && call.words[1]?.value === '0' && !isNamedAgain);
  // `kill -3` asks a Java process for its stacks; other programs end by it.
  return isProbe
    ? reads()
    : changes(
        first === '-9' || /^-(?:sig)?kill$/iu.test(first) ? 'ends a process without letting it clean up' : 'sends a signal to a process',
      );
};

/** A probe that holds the process up or slows it down while it looks. */
const tracing = (call: Call): Judgement => changes(`${call.program} holds up or attaches to a process`);

const perf = (call: Call): Judgement => {
  const verb = call.words[0]?.value ?? '';
  // perf-script(1): a script, a filter or another disassembler is code
  const acting = verb === 'script' ? /^(?:-[a-zA-Z]*[sgo]$|--(?:script|gen-script|dlfilter|itrace)|record$)/u : /^-o/u;
  if (call.words.some(({ prefix }) => acting.test(prefix) || /^--(?:objdump|addr2line|output)/u.test(prefix)))
    return changes('perf may run code, or write a file');
  if (verb === 'script' && call.words.slice(1).some(({ prefix }) => !prefix.startsWith('-'))) return changes('perf runs a script');
  return ['report', 'list', 'script', 'annotate', 'version', 'diff', '--version', 'evlist', 'buildid-list'].includes(verb)
    ? reads()
    : ['top', 'stat', 'record', 'trace', 'sched'].includes(verb)
      ? changes(`perf ${verb} watches programs and slows them down a little, or starts one`)
      : changes(`perf ${call.show(verb)}: the effect is not known`);
};

/** https://gitlab.com/procps-ng/procps, psmisc, sysstat, strace and their like. */
export const processes: Knowledge = {
  programs: [
    harmless(
      words(`ps pstree pgrep pidof pwdx vmstat mpstat sadf nfsiostat tload w who whoami users uptime free lsns numastat tiptop
        prtstat smem ps_mem procinfo pidtree`),
    ),
    harmless(['iostat']),
    // nfsstat(8): -z sets the kernel's counters to zero.
    {
      names: ['nfsstat'],
      judge: (call) =>
        call.words.some((word) => /^-[a-y234]*[zZ]|^--z/u.test(word.prefix)) ? changes('nfsstat -z forgets what was counted') : reads(),
    },
    harmless(['pidwait'], reads('waits until the processes end', { unbounded: true })),
    // lsof(8): -D b, r and u build its cache of devices. pmap(1): -n and -N write a settings file.
    {
      names: ['lsof'],
      judge: (call) => (call.words.some((word) => /^[-+]D[bru]|^-D$/u.test(word.prefix)) ? changes('lsof -D writes a cache') : reads()),
    },
    readsUnless(
      ['pmap'],
      {
        valued: words('-A --range -C --read-rc-from'),
        plain: words('-x -X -d -q -p -V -h -c -XX --extended --device --quiet --show-path --read-rc --help --version'),
        looseWords: true,
      },
      {},
    ),
    // sysstat: sar(1) -o writes, pidstat(1) -e runs a program.
    {
      names: ['sar'],
      judge: (call) =>
        call.words.some((word) => /^(?:-[A-Za-z]*o|--(?:sadc|sa$)|-$)/u.test(word.prefix)) ? changes('sar -o writes a file') : reads(),
    },
    {
      names: ['pidstat'],
      judge: (call) => {
        const at = call.words.findIndex((word) => /^-[A-Za-z]*e$/u.test(word.value ?? ''));
        return at < 0 ? reads() : call.run(call.words.slice(at + 1), call.input);
      },
    },
    {
      names: words('top htop iotop btop bashtop iftop nethogs slabtop bmon vtop gtop bpytop'),
      judge: screen,
    },
    // atop -w, nmon -f -F and smemstat -o write files
    {
      names: ['atop', 'nmon', 'smemstat'],
      judge: (call) => (call.words.some((word) => /^-[a-zA-Z]*[wfFoxX]/u.test(word.prefix)) ? changes('writes a file') : screen(call)),
    },
    // glances(1): -s and -w serve, --export writes
    {
      names: ['glances'],
      judge: (call) =>
        call.words.every(({ value }) => /^(?:-[124567bCdDhVf]|--(?:time|percpu|disable-\S+|help|version)|\d+)$/u.test(value ?? '-?'))
          ? screen(call)
          : changes('glances serves or exports what it shows'),
    },
    // Screens from which one deletes, restarts and opens shells.
    { names: ['k9s', 'ctop', 'lazydocker'], judge: (call) => changes(`${call.program} is a console that can change what it shows`) },
    // powertop(8): --auto-tune sets, --calibrate switches devices off and on, --workload runs a program.
    {
      names: ['powertop'],
      judge: (call) =>
        call.words.every((word) => /^(?:--version|--help|-V|-h)$/u.test(word.value ?? '-?'))
          ? screen(call)
          : changes('powertop with options may set the power management'),
    },
    { names: ['kill', 'killall', 'pkill', 'skill', 'tgkill'], judge: kill },
    {
      names: ['fuser'],
      judge: (call) =>
        call.words.some((word) => /^-[a-zA-Z0-9]*k|^--k/u.test(word.prefix))
          ? changes('ends the processes that use a file or port')
          : reads(),
    },
    {
      names: ['renice', 'chrt', 'taskset', 'prlimit', 'cpulimit', 'schedtool', 'choom'],
      judge: (call) => {
        const given = readOptions(call.words, { valued: [], stopAtFirst: false });
        const onlyShows =
          ['taskset', 'chrt', 'prlimit', 'choom'].includes(call.program) &&
          call.words.length > 0 &&
          call.words.every((word) => /^(?:-p|-cp|-pc|-m|--pid(?:=\d+)?|\d+|[\uE000-\uF8FF]+)$/u.test(word.value ?? 'x')) &&
          given.positionals.length <= 1;
        return onlyShows ? reads() : changes('changes how a process runs');
      },
    },
    {
      names: words(
        'strace ltrace gdb lldb bpftrace rr valgrind delve dlv py-spy rbspy uprobe ftrace trace-cmd stap reptyr checkpointctl criu',
      ),
      judge: tracing,
    },
    { names: ['perf'], judge: perf },
    {
      names: ['gcore', 'procdump'],
      judge: (call) => {
        const target = readOptions(call.words, { valued: ['-o'] }).value('-o');
        return changes(
          target === null || isSnapshotPlace(target)
            ? 'stops the process while it copies its memory out'
            : 'writes the memory of a process over files',
        );
      },
    },
    {
      names: [
        'oomctl',
        'iotop-c',
        'execsnoop',
        'opensnoop',
        'biolatency',
        'biosnoop',
        'tcpconnect',
        'tcpaccept',
        'tcpretrans',
        'runqlat',
        'tcplife',
        'biotop',
      ],
      judge: () => reads('watches the kernel until it is stopped', { unbounded: true }),
    },
    { names: ['killall5', 'telinit'], judge: () => destroys('stops everything on the machine') },
  ],
  examples: {
    reads: `
      ps aux --sort=-%mem
      ps -eo pid,ppid,cmd
      top -b -n 1
      top
      pgrep -fa java
      lsof -i :8080
      lsof +L1
      lsof -p $(pgrep web)
      kill -0 1234
      kill -l
      vmstat 1 5
      iostat -xz 1 3
      fuser -v 8080/tcp
      pidstat -d 1 5
      free -h
      taskset -p 1234
      pkill -0 -f worker
      kill -s 0 1234
      pidstat -u 1 3
      sar -n DEV 1 3
      pmap -x 1234
      lsof -nP -iTCP -sTCP:LISTEN`,
    changes: `
      kill 1234
      kill -9 1234
      pkill -f worker
      fuser -k 8080/tcp
      renice -n 10 -p 1234
      strace -p 1234
      gdb -p 1234
      perf record -g -p 1234
      gcore -o /tmp/core 1234
      pkill -s 0
      pkill -L -F x.pid
      pidstat -e touch x
      sar -o x 1 2
      pmap -N x
      lsof -D b
      perf stat ls`,
    destroys: 'killall5 -9',
  },
};
