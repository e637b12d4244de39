import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import type { Call, Program } from '../program.ts';

/** jcmd's commands that only report (`jcmd PID help`); GC.class_histogram collects first, unless -all. */
const reporting =
  /^(?:help|VM\.(?:version|flags|command_line|system_properties|uptime|info|classloader_stats|classloaders|class_hierarchy|metaspace|stringtable|symboltable|dynlibs|events|log list)|Thread\.print|GC\.(?:heap_info|class_stats|finalizer_info)|JFR\.check|PerfCounter\.print|ManagementAgent\.status|Compiler\.(?:codelist|codecache|queue|directives_print)|System\.map|-l)$/u;

function jcmd(given: readonly string[]): Judgement {
  const [, command = '', argument = ''] = given;
  if (given.some((word) => /^-F=|filename=/u.test(word))) return changes('writes a file');
  if (given.length < 2 || reporting.test(command)) return reads();
  if (command === 'VM.native_memory')
    return /^(?:|summary|detail|summary\.diff|detail\.diff|scale=\w+|statistics)$/u.test(argument)
      ? reads()
      : changes('changes the process');
  if (command === 'GC.class_histogram')
    return argument === '-all' ? reads() : changes('collects the whole heap first, which stops the process');
  return /^(?:JFR\.(?:dump|start)|Thread\.dump_to_file|GC\.heap_dump)$/u.test(command)
    ? changes('stops or records the process while it copies')
    : changes('changes the process');
}

function judge(call: Call): Judgement {
  const given = call.words.map((word) => word.value ?? '?');
  // -J hands an option to the virtual machine that runs the tool: it may load an agent.
  if (given.some((word) => word.startsWith('-J') && !/^-J-(?:X(?:mx|ms|ss)|D[\w.]+=)/u.test(word)))
    return changes('gives options to a virtual machine');
  switch (call.program) {
    case 'jps':
      return reads();
    case 'jdeps':
      return given.some((word) => /^--?(?:generate|dot-?output)/u.test(word)) ? changes('jdeps writes files') : reads();
    case 'jfr':
      return /^(?:print|summary|metadata|view|query|help|version)$/u.test(given[0] ?? '') ? reads() : changes('jfr writes a file');
    case 'jstack':
      // -F and -m stop the process from outside
      return given.some((word) => /^-[Fm]$/u.test(word)) ? changes('stops the process while it looks') : reads();
    case 'jstat':
      return given.some((word) => /^\d+(?:ms|s)?$/u.test(word)) && given.filter((word) => /^\d/u.test(word)).length === 2
        ? reads('jstat with an interval repeats until it is stopped', { unbounded: true })
        : reads();
    case 'jinfo':
      return given.some((word) => /^-flag$/u.test(word)) && given.some((word) => /^[+-]\w|=/u.test(word) && !word.startsWith('-flag'))
        ? changes('changes a setting of the process')
        : reads();
    case 'jcmd':
      return jcmd(given);
    default:
      // jmap(1): -histo:live collects the whole heap first, -F stops the process from outside
      return given.some((word) => /^-(?:histo|heap|clstats|finalizerinfo)$/u.test(word)) && !given.includes('-F')
        ? reads()
        : changes('stops the process while it counts or copies its memory');
  }
}

/** https://docs.oracle.com/en/java/javase/21/docs/specs/man/ : the JDK's tools that look into a running process. */
export const javaTools: readonly Program[] = [
  { names: ['jcmd', 'jstack', 'jmap', 'jps', 'jstat', 'jinfo', 'jhsdb', 'jfr', 'jdeps'], options: 'by-name', judge },
];
