import { insertAfter, ownWords } from './rewrite.ts';
import type { Rewrite } from './rewrite.ts';

/** curl reads `[5m]` and `{…}` in an address as a list of addresses and fails; -g takes them as they stand. */
export const curlLiteralBrackets: Rewrite = {
  reason: 'curl -g: brackets in the address are part of it, not a list of addresses',
  edits(frame) {
    const [own] = frame.words;
    if (
      frame.program !== 'curl' ||
      own === undefined ||
      ownWords(frame).some((word) => /^-[a-zA-Z]*g/u.test(word.prefix) || word.prefix === '--globoff')
    )
      return [];
    const hasBrackets = frame.words
      .slice(1)
      .some(
        (word) => word.value !== null && /^[\w.:/-]+\?.*[[{]/u.test(word.value) && !/[[{]\d+-\d+[\]}]|\{[^}]*,[^}"=]*\}/u.test(word.value),
      );
    return hasBrackets ? [insertAfter(own, '-g')] : [];
  },
};
