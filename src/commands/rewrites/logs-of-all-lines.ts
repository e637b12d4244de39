import { hasOption, insertAfter, ownWords, wordOf } from './rewrite.ts';
import type { Rewrite } from './rewrite.ts';

/** With a selector kubectl shows the last 10 lines of each pod only, unless --tail says otherwise. */
export const logsOfAllLines: Rewrite = {
  reason: 'adds --tail: with a selector kubectl shows only the last 10 lines of each pod',
  edits(frame) {
    const verb = wordOf(frame, 'logs');
    if (!['kubectl', 'oc'].includes(frame.program) || verb === undefined || hasOption(frame, '--tail')) return [];
    const selects = hasOption(frame, '-l', '--selector') || ownWords(frame).some((word) => /^-l./u.test(word.prefix));
    const follows = hasOption(frame, '-f', '--follow');
    if (!selects || (follows && !hasOption(frame, '--since', '--since-time'))) return [];
    return [insertAfter(verb, hasOption(frame, '--since', '--since-time') ? '--tail=-1' : '--tail=500')];
  },
};
