import { changes, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isMadeWhenRun } from '../options.ts';
import type { Call, Knowledge } from '../program.ts';
import { words } from '../verbs.ts';

/** What shows; whatever else is an option may set something. https://docs.nvidia.com/deploy/nvidia-smi/index.html */
const shows = new Set(
  words(
    '-h --help --version -L --list-gpus -B --list-excluded-gpus -q --query -u --unit -i --id -l --loop -lms --loop-ms -d --display -x --xml-format --dtd --format',
  ),
);
const showsValue = /^--(?:query-[a-z-]+|format|id|display|loop|loop-ms)=|^-(?:i|l|lms)\d+$/u;
/** Those that repeat until they are stopped. */
const repeats = /^(?:-l(?:ms)?\d*$|--loop)/u;
/** Options of the words that show more: `topo -m`, `nvlink -s`, `pci -gCnt`, `mig -lgip`. */
const within: Readonly<Record<string, RegExp>> = {
  topo: /^(?:-[mpish]|-(?:mp|gnid|nvme|p2p)|--matrix(?:_pci)?|--topology|--numa_id)$/u,
  nvlink: /^(?:-[schiepR]|-(?:gt|gc|ic|pc|gLowPwrInfo|gBwMode)|--(?:status|capabilities|help|id|link|errorcounters|remotelinkinfo))$/u,
  pci: /^(?:-(?:i|gErrCnt|gCnt)|--id)$/u,
  mig: /^(?:-i|-l(?:gip|gipp|gi|cip|cipp|ci)|--list-[a-z-]+|--id)$/u,
  // Here -c counts, and only -f writes.
  dmon: /^(?:-[idcsoh]|--(?:id|delay|count|select|options|help|gpm-metrics|format))$/u,
  pmon: /^(?:-[idcsoh]|--(?:id|delay|count|select|options|help))$/u,
};
const values = /^[\w.:,|%-]*$/u;

/** The first word that is not known to show only; words that stand behind options are their values. */
function strangeIn(given: readonly string[]): string | undefined {
  const [first = ''] = given;
  const known = within[first];
  if (known !== undefined) return given.slice(1).find((word) => !(word.startsWith('-') ? known : values).test(word));
  return given.find((word, index) => {
    if (word.startsWith('-')) return !shows.has(word) && !showsValue.test(word);
    return given[index - 1]?.startsWith('-') !== true || !values.test(word);
  });
}

function nvidia(call: Call): Judgement {
  if (call.words.some(isMadeWhenRun)) return changes('an option may set something on the card');
  const given = call.words.map((word) => word.value ?? '');
  const strange = strangeIn(given);
  if (strange !== undefined) return changes(`nvidia-smi ${call.show(strange)} changes the card, or writes a file`);
  const unbounded = /^[dp]mon$/u.test(given[0] ?? '')
    ? !given.some((word) => /^(?:-c|--count)/u.test(word))
    : given.some((word) => repeats.test(word));
  return reads(undefined, { unbounded });
}

/** Graphics cards. */
export const graphicsCards: Knowledge = {
  programs: [
    { names: ['nvidia-smi'], judge: nvidia },
    {
      names: ['rocm-smi'],
      judge: (call) =>
        call.words.every((word) => !isMadeWhenRun(word) && /^(?:--(?:show\w+|json|csv|help|device)|-[adht]|\d+)$/u.test(word.value ?? ''))
          ? reads()
          : changes('changes the graphics card, or writes a file'),
    },
  ],
  examples: {
    reads: `
      nvidia-smi
      nvidia-smi -L
      nvidia-smi -q -d MEMORY,UTILIZATION -i 0
      nvidia-smi --query-gpu=utilization.gpu,memory.used --format=csv,noheader -l 5
      nvidia-smi topo -m
      nvidia-smi nvlink -s -i 0
      nvidia-smi mig -lgip
      nvidia-smi dmon -c 10
      nvidia-smi pmon -i 0 -c 1
      rocm-smi --showmeminfo
      rocm-smi`,
    changes: `
      nvidia-smi -pm 1
      nvidia-smi --gpu-reset -i 0
      nvidia-smi -i 0 -pl 200
      nvidia-smi -f /etc/x
      nvidia-smi --filename=/etc/x -q
      nvidia-smi $OPTS
      ls | xargs nvidia-smi
      nvidia-smi -acp 0
      nvidia-smi --auto-boost-default=0
      nvidia-smi -lmcd 5001
      nvidia-smi --debug=/etc/x -q
      nvidia-smi daemon
      nvidia-smi nvlink -sc 0bz
      nvidia-smi pci -cErrCnt
      nvidia-smi mig -cgi 9
      nvidia-smi dmon -f x
      nvidia-smi dmon --filename=x
      rocm-smi --setfan 255
      rocm-smi --rasenable x`,
  },
};
