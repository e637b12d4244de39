import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** A line of HTML as a browser shows it, and where each of its characters begins and ends in the raw line. */
export interface DecodedHtml {
  readonly raw: string;
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Shown otherwise than HTML means them: blanks that do not break, and characters that nobody sees. */
const plainly: ReadonlyMap<string, string> = new Map([
  ['\u00a0', ' '],
  ['\u00ad', ''],
  ['\u200c', ''],
]);

const formats = 'a|abbr|b|bdi|big|br|code|del|em|font|i|ins|kbd|mark|p|s|samp|small|span|strong|sub|sup|tt|u|var';
const piece = new RegExp(`&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});|</?(?:${formats})(?:[ \\t][^<>]{0,300})?/?>`, 'gi');

/** Null for what stays as it is written: unknown names, and characters that would break the line. */
function shownAs(found: string): string | null {
  // `<var>` marks what the reader fills in: the hole that is written `<name>` elsewhere.
  if (/^<var\b/i.test(found)) return '<';
  if (/^<\/var\b/i.test(found)) return '>';
  if (found.startsWith('<')) return '';
  const name = found.slice(1, -1);
  if (!name.startsWith('#')) {
    const character = decodeNamedCharacterReference(name) || decodeNamedCharacterReference(name.toLowerCase());
    return character === false ? null : (plainly.get(character) ?? character);
  }
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code < 32 || (code >= 127 && code < 160) || code > 0x10_ff_ff || (code >= 0xd8_00 && code <= 0xdf_ff)
    ? null
    : (plainly.get(String.fromCodePoint(code)) ?? String.fromCodePoint(code));
}

/** An entity that decoding left as it is. */
export const holdsEntity = (shown: string): boolean => /&(?:#\w{1,8}|[A-Za-z]\w{1,31});/.test(shown);

/** Decodes entities and takes the markup away that only formats; one pass, so that `&amp;lt;` is `&lt;`. */
export function decodeHtml(raw: string): DecodedHtml {
  const starts: number[] = [];
  const ends: number[] = [];
  const parts: string[] = [];
  const add = (text: string, from: number, to: number | null): void => {
    parts.push(text);
    for (let index = 0; index < text.length; index++) {
      starts.push(to === null ? from + index : from);
      ends.push(to ?? from + index + 1);
    }
  };
  let done = 0;
  for (const match of raw.matchAll(piece)) {
    const shown = shownAs(match[0]);
    if (shown === null) continue;
    add(raw.slice(done, match.index), done, null);
    done = match.index + match[0].length;
    add(shown, match.index, done);
  }
  add(raw.slice(done), done, null);
  return { raw, text: parts.join(''), starts, ends };
}
