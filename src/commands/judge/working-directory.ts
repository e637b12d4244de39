import type { Redirect, Word } from '../shell/ast.ts';
import { isSnapshotFolder, placeOf } from './redirects.ts';

/** Where a text's commands run: the folder it was started in, or one where a plain file name may be part of a system. */
export interface WorkingDirectory {
  isElsewhere: boolean;
}

const home = /^(?:~|\$HOME|\$\{HOME\}|\/home\/[\w.-]+)\/?$/u;

/** What a program with these words makes of it: only folders where copies may be put are as good as the first one. */
export function changeDirectory(directory: WorkingDirectory, program: string, words: readonly Word[]): void {
  // `eval` may say anything; `popd` goes where nobody here looks.
  if (program === 'popd' || (program === 'eval' && words.some(({ value }) => value === null || /\b(?:cd|pushd|popd)\b/u.test(value))))
    directory.isElsewhere = true;
  if (program !== 'cd' && program !== 'pushd') return;
  const target = words.findLast((word) => !/^-[A-Za-z@]+$|^--$/u.test(word.prefix) || word.splits);
  if (target === undefined || home.test(target.text.replaceAll('"', ''))) return;
  if (!isSnapshotFolder(placeOf(target))) directory.isElsewhere = true;
}

const isAbsolute = (word: Word): boolean => placeOf(word).startsWith('/') || word.prefix.startsWith('~/');

/** True when a copy that is kept may land in the folder the text went to: nothing says that it goes to another. */
export function keepsHere(words: readonly Word[], redirects: readonly Redirect[]): boolean {
  const targets = redirects
    .filter((each) => each.operator.includes('>') && !each.operator.endsWith('&'))
    .flatMap((each) => each.target ?? [])
    .filter((target) => target.value?.startsWith('/dev/') !== true);
  return targets.length > 0 ? !targets.every(isAbsolute) : !words.some((word) => isAbsolute(word) && isSnapshotFolder(placeOf(word)));
}
