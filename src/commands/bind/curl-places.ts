import { marksIn } from '../holes/hole.ts';
import type { Word } from '../shell/ast.ts';
import { formPart, headerValue, plainOnly, unchanged } from './encoder.ts';
import { isOpen, isWhole, merge, same } from './marks.ts';
import type { Encoders } from './marks.ts';
import { curlData, curlOther, curlSafeValues } from './program-names.ts';
import { jsonEncoders, pairEncoders, urlEncoders } from './text-places.ts';

/** `name=value` that curl encodes itself; `@` and `name@` would read a file. */
function encodedData(word: Word): Encoders {
  const text = word.value;
  if (text === null) return same(word, plainOnly('request data'));
  const inner = pairEncoders(text);
  const at = text.indexOf('=');
  return new Map(
    marksIn(text).map(
      ({ mark, start }) => [mark, at >= 0 && start > at ? [...(inner.get(mark) ?? [unchanged])] : [plainOnly('request data')]] as const,
    ),
  );
}

/** Request data: JSON, or form pairs; a hole at the start could make it the name of a file. */
function data(word: Word): Encoders {
  const text = word.value;
  if (text === null) return same(word, plainOnly('request data'));
  const json = jsonEncoders(text);
  if (json !== null) return json;
  const pairs = text.split('&').map(pairEncoders);
  return new Map(
    marksIn(text).map(
      ({ mark, start }) =>
        [mark, start === 0 ? [plainOnly('request data')] : [...(pairs.find((pair) => pair.has(mark))?.get(mark) ?? []), formPart]] as const,
    ),
  );
}

/** The encoders of every hole in the arguments of curl. */
export function curlWords(words: readonly Word[]): Encoders {
  return merge(
    words.map((word, index) => {
      if (!isOpen(word)) return new Map();
      const before = words[index - 1]?.value ?? '';
      const own = /^(-[a-zA-Z]|--[\w-]+=)/u.exec(word.value ?? '')?.[1]?.replace(/=$/u, '');
      const option = before === '-s' ? '' : before;
      if (option === '--data-urlencode') return encodedData(word);
      if (curlData.has(option)) return data(word);
      if (curlSafeValues.has(option)) {
        const startsOpen = word.value === null || marksIn(word.value).some(({ start }) => start === 0);
        return same(
          word,
          headerValue,
          ...(startsOpen && !(word.value !== null && isWhole(word.value) && option === '-u') ? [plainOnly('a header')] : []),
        );
      }
      if (curlOther.has(option) || own !== undefined) return same(word, plainOnly('this option of curl'));
      return word.value === null ? same(word, plainOnly('an address')) : urlEncoders(word.value);
    }),
  );
}
