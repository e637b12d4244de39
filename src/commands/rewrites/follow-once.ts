import { hasOption, insertAfter, ownWords, removeWord, wordOf } from './rewrite.ts';
import type { Frame, Rewrite } from './rewrite.ts';

const follow = (frame: Frame) =>
  ownWords(frame).filter((word) => word.value !== null && ['-f', '-F', '--follow', '-w', '--watch', '--watch-only'].includes(word.value));

/** Other programs that follow: journalctl, tail, docker logs, kubectl get --watch. */
export const followOnce: Rewrite = {
  reason: 'shows what is there now instead of following it',
  edits(frame) {
    const found = follow(frame);
    const [own] = frame.words;
    if (found.length === 0 || own === undefined) return [];
    const removed = found.map((word) => removeWord(frame, word));
    switch (frame.program) {
      case 'journalctl':
        return [...removed, ...(hasOption(frame, '-n', '--lines', '--since', '-S') ? [] : [insertAfter(own, '-n 500')])];
      case 'tail':
        return removed;
      case 'docker':
      case 'podman':
      case 'nerdctl': {
        const verb = wordOf(frame, 'logs');
        return verb === undefined
          ? []
          : [...removed, ...(hasOption(frame, '--tail', '-n', '--since') ? [] : [insertAfter(verb, '--tail 500')])];
      }
      case 'kubectl':
      case 'oc':
        return wordOf(frame, 'get', 'events') === undefined
          ? []
          : found.filter((word) => word.value !== '-f').map((word) => removeWord(frame, word));
      default:
        return [];
    }
  },
};
