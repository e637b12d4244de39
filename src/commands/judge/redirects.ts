import { hasHole, unmask } from '../holes/hole.ts';
import type { Hole } from '../holes/hole.ts';
import type { Redirect, Word } from '../shell/ast.ts';
import { also, changes, combine, destroys } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { isNamedBefore } from './named-before.ts';
import { placeAt } from './place-verdicts.ts';

const devices = new Set(['/dev/null', '/dev/stderr', '/dev/stdout', '/dev/tty']);

/**
 * Places where a copy may be put without touching a system: the working directory, the home
 * folder's visible files, `/tmp`, and backup or incident folders. Never `..`, hidden files or system folders.
 */
const snapshotPlace =
  /^(?:(?:\.\/|~\/|\$HOME\/)?[A-Za-z0-9_]|\/(?:var\/)?tmp\/[A-Za-z0-9_]|\/(?:backups?|evidence|incidents?|mnt\/backups?|var\/backups?)\/[A-Za-z0-9_])/u;

/** Settings, units and programs: a file of this kind is meant to be used, so writing it is no copy. */
const used = /\.(?:conf|cfg|ini|service|socket|timer|sh|bash|py|rb|pl|js|mjs|ts|so|tf|tfvars|tfstate|hcl)$/iu;

/** True when a file at this path is a copy on the side, not part of a system. */
export const isSnapshotPlace = (path: string): boolean =>
  snapshotPlace.test(path) && !used.test(path) && !path.includes('/.') && !/(?:^|\/)s?bin\//u.test(path) && !/(?:^|\/)\.\./u.test(path);

/** A variable that by its name holds a folder for copies: `$BACKUP_DIR`, `${EVIDENCE_DIR}`. */
const copyFolder =
  /^"?\$\{?(?:\w*_)?(?:BACKUPS?|EVIDENCE|INCIDENTS?|SNAPSHOTS?|DUMPS?|FORENSICS?|DIAGNOSTICS?|ARTIFACTS?|TMP|TEMP)(?:_?(?:DIR|FOLDER|PATH|ROOT))?\}?\//iu;

/** Where a word points to as far as that can be told before it runs; a folder for copies counts as one. */
export function placeOf(word: Pick<Word, 'prefix' | 'text' | 'value'>): string {
  // `$1` may be anything that leads elsewhere.
  if (word.value === null && /\$\{?[\d@*]/u.test(word.text)) return '';
  // Only where nobody but a person fills it in: what the text sets the variable to may be any folder.
  return copyFolder.test(word.text) && hasHole(word.prefix.slice(0, 1)) && !word.text.includes('..') ? '/backup/x' : word.prefix;
}

/** The same for a folder that takes a copy: the working directory and `/tmp` itself, too. */
export const isSnapshotFolder = (path: string): boolean => /^(?:\.\/?|\/(?:var\/)?tmp\/?)$/u.test(path) || isSnapshotPlace(path);

/** A glob may stand for any file that is there; what is not known of a name may hold `..` where the text has one. */
const leadsElsewhere = (target: Word, text: string): boolean =>
  (target.value !== null && target.splits) || (target.value === null && /\.\.|\\x2e|\\0?56|\\u002e/iu.test(text));

const writes = (redirect: Redirect): boolean => redirect.operator.includes('>');

/** Adds what the redirections do: a copy of evidence, or a file overwritten. */
export function judgeRedirects(
  redirects: readonly Redirect[],
  effect: Judgement,
  withoutProgram: boolean,
  scope: { readonly holes: readonly Hole[]; readonly text: string },
): Judgement {
  let result = effect;
  // Adding to a file of the working directory may change somebody's file; adding to one under /tmp keeps a copy.
  for (const redirect of redirects.filter(writes)) {
    const target = redirect.target;
    if (target === null) continue;
    const path = target.value;
    const isDescriptor = redirect.operator.endsWith('&') && /^\d+-?$|^-$/u.test(path ?? '');
    if (isDescriptor || (path !== null && devices.has(path))) continue;
    const shown = unmask(target.text, scope.holes);
    const here = (own: Judgement): Judgement => placeAt(own, scope.text, redirect);
    if (withoutProgram) result = combine(result, here(destroys(`empties ${shown}`)));
    else if (
      result.risk === 'read-only' &&
      result.evidence &&
      isSnapshotPlace(placeOf(target)) &&
      !leadsElsewhere(target, scope.text) &&
      !isNamedBefore(scope.text, { start: redirect.start, end: target.end }, target.text) &&
      (!redirect.operator.includes('>>') || placeOf(target).startsWith('/'))
    ) {
      result = also(result, { preserves: true, reason: `keeps a copy in ${shown}` });
    } else if (redirect.operator.includes('>>')) result = combine(result, here(changes(`writes to ${shown}`)));
    else result = combine(result, here(changes(`overwrites ${shown}`)));
  }
  return result;
}
