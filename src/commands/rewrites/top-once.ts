import { insertAfter } from './rewrite.ts';
import type { Rewrite } from './rewrite.ts';

/** top redraws a terminal for ever; in batch mode one picture is text. */
export const topOnce: Rewrite = {
  reason: 'top -b -n 1: one picture as text, without a terminal',
  edits(frame) {
    const [own] = frame.words;
    if (frame.program !== 'top' || own === undefined) return [];
    const given = frame.words.slice(1).map((word) => word.prefix);
    const options = [
      ...(given.some((word) => /^-\w*b/u.test(word)) ? [] : ['-b']),
      ...(given.some((word) => /^-\w*n/u.test(word)) ? [] : ['-n 1']),
    ];
    return options.length === 0 ? [] : [insertAfter(own, options.join(' '))];
  },
};
