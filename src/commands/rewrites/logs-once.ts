import { hasOption, insertAfter, ownWords, removeWord, wordOf } from './rewrite.ts';
import type { Rewrite } from './rewrite.ts';

/** `kubectl logs -f` never ends; what is there now is what a step can show. */
export const logsOnce: Rewrite = {
  reason: 'shows the log until now instead of following it, with a limit on lines',
  edits(frame) {
    const verb = wordOf(frame, 'logs');
    if (!['kubectl', 'oc'].includes(frame.program) || verb === undefined) return [];
    const follows = ownWords(frame).filter((word) => word.value === '-f' || word.value === '--follow' || word.value === '--follow=true');
    if (follows.length === 0) return [];
    const limit = hasOption(frame, '--tail', '--since', '--since-time') ? [] : [insertAfter(verb, '--tail=500')];
    return [...limit, ...follows.map((word) => removeWord(frame, word))];
  },
};
