// The 27 letters that Windows-1252 puts where Latin-1 has control characters; every other byte is its own code point.
const windows1252: Readonly<Record<string, number>> = Object.fromEntries(
  [...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((letter, index) => [
    letter,
    [
      0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x98, 0x99,
      0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
    ][index] ?? 0,
  ]),
);
const utf8 = new TextDecoder('utf-8', { fatal: true });

function byteOf(letter: string): number | null {
  const code = letter.codePointAt(0) ?? 0;
  if (code >= 0x80 && code <= 0xff) return code;
  return windows1252[letter] ?? null;
}

/**
 * Puts right what was UTF-8 and was read as Windows-1252 once (`ðŸš¨` is an emoji). Only runs that are
 * valid UTF-8 as bytes are touched, so `é` and `“quoted”` stay as they are.
 */
export function repairMojibake(text: string): string {
  let out = '';
  let run = '';
  let bytes: number[] = [];
  const flush = () => {
    if (bytes.length > 0) {
      try {
        out += utf8.decode(Uint8Array.from(bytes));
      } catch {
        // Not UTF-8: the letters were meant.
        out += run;
      }
    }
    run = '';
    bytes = [];
  };
  for (const letter of text) {
    const byte = byteOf(letter);
    if (byte === null) {
      flush();
      out += letter;
    } else {
      run += letter;
      bytes.push(byte);
    }
  }
  flush();
  return out;
}
