/** What a word in an option's name says when the option does more than choose, show or wait. */
const acting = new Set(
  `delete remove rm purge prune destroy drop clear reset flush kill terminate restart reboot shutdown write overwrite save store create
  install uninstall apply upgrade patch edit unset fix repair exec execute command script hook pager program plugin renderer outdir outfile restore
  rotate rename replace commit push publish send truncate vacuum cleanup gc trigger migrate sync upload inplace wipe register unregister drain
  evict promote demote failover enforce mutate modify spawn shell run copy move mirror autofix download export import`.split(/\s+/u),
);

/** Words that are verbs wherever a program has them, and hardly a name of anything. */
const verbs = new Set(
  `add create delete del remove rm set unset update upgrade edit save buy move transfer transfer-in invite enable disable start stop restart reset
  destroy kill purge apply import mute unmute promote demote revoke rotate register deregister`.split(/\s+/u),
);

/** True for a word that does something wherever a program takes it as a verb: `rm`, `add`, `upgrade`. */
export const isActingVerb = (word: string): boolean => verbs.has(word);

/** `--output-dir`, `--out-file`, `--report-file`: where something is written. */
/** Files that are written whatever they are called. */
const written = /^(?:cpuprofile|memprofile|junit|apilog|tracing|profiling|sarif-file|(?:yaml|json|xml|csv|html)-out)$/u;

const places =
  /(?:^|-)(?:output|out|report|dump|log|result|results|archive|dest|destination|target|save)-(?:dir|directory|file|path|folder|to)$/u;

/** Words that turn what follows into a choice of what is shown: `--show-deleted`, `--no-prune`, `--include-terminated`. */
const choosing = new Set(
  'no not show skip include exclude ignore hide only list with without max min filter sort print omit wait'.split(' '),
);

/** What a name ends in that only says which one or how much: `--command-id`, `--export-type`, `--restart-count`. */
const measures = new Set(
  'id ids name names type types count size limit timeout time format status filter version level arn pattern field fields delay interval color colors method server servers age'.split(
    ' ',
  ),
);

/**
 * True when the name of a long option says that it changes, writes or runs something. For reading verbs of programs
 * whose options are not all listed (ADR 6); short options say nothing and must be in the program's data.
 */
export function actsByName(option: string): boolean {
  if (!/^--?[A-Za-z]{2}/u.test(option)) return false;
  const name = option
    .replace(/^-+/u, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '-')
    .replaceAll(/[_.]/gu, '-')
    .toLowerCase();
  const writes = places.test(name) || written.test(name);
  if (name.startsWith('dry-run') || writes) return writes;
  const parts = name.split('-');
  return (
    !choosing.has(parts[0] ?? '') &&
    !measures.has(parts.at(-1) ?? '') &&
    (parts.some((part) => acting.has(part)) || /^(?:start|stop|in-place)$|-in-place$/u.test(name))
  );
}
