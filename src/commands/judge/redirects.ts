import { unmask } from '../holes/hole.ts';
import type { Hole } from '../holes/hole.ts';
import type { Redirect } from '../shell/ast.ts';
import { also, changes, combine, destroys } from './judgement.ts';
import type { Judgement } from './judgement.ts';

const devices = new Set(['/dev/null', '/dev/stderr', '/dev/stdout', '/dev/tty']);

/**
 * Places where a copy may be put without touching a system: the working directory, the home
 * folder's visible files, `/tmp`, and backup or incident folders. Never `..`, hidden files or system folders.
 */
const snapshotPlace =
  /^(?:(?:\.\/|~\/|\$HOME\/)?[A-Za-z0-9_]|\/(?:var\/)?tmp\/[A-Za-z0-9_]|\/(?:backups?|evidence|incidents?|mnt\/backups?|var\/backups?)\/[A-Za-z0-9_])/u;

/** True when a file at this path is a copy on the side, not part of a system. */
export const isSnapshotPlace = (path: string): boolean => snapshotPlace.test(path) && !path.includes('/.') && !/(?:^|\/)\.\./u.test(path);

const writes = (redirect: Redirect): boolean => redirect.operator.includes('>');

/** Adds what the redirections do: a copy of evidence, or a file overwritten. */
export function judgeRedirects(
  redirects: readonly Redirect[],
  effect: Judgement,
  withoutProgram: boolean,
  holes: readonly Hole[],
): Judgement {
  let result = effect;
  // Adding to a file of the working directory may change somebody's file; adding to one under /tmp keeps a copy.
  for (const redirect of redirects.filter(writes)) {
    const target = redirect.target;
    if (target === null) continue;
    const path = target.value;
    const isDescriptor = redirect.operator.endsWith('&') && /^\d+-?$|^-$/u.test(path ?? '');
    if (isDescriptor || (path !== null && devices.has(path))) continue;
    const shown = unmask(target.text, holes);
    if (withoutProgram) result = combine(result, destroys(`empties ${shown}`));
    else if (
      result.risk === 'read-only' &&
      result.evidence &&
      isSnapshotPlace(target.prefix) &&
      (!redirect.operator.includes('>>') || target.prefix.startsWith('/'))
    ) {
      result = also(result, { preserves: true, reason: `keeps a copy in ${shown}` });
    } else if (redirect.operator.includes('>>')) result = combine(result, changes(`writes to ${shown}`));
    else result = combine(result, changes(`overwrites ${shown}`));
  }
  return result;
}
