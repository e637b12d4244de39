/** Windows-1252 for 0x80 to 0x9F; where it has no character, latin-1's stands. */
const windows1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';
const byteOf = new Map<string, number>([...windows1252].map((character, index) => [character, 0x80 + index]));
for (let byte = 0xa0; byte <= 0xff; byte++) byteOf.set(String.fromCharCode(byte), byte);
for (const byte of [0x81, 0x8d, 0x8f, 0x90, 0x9d]) byteOf.set(String.fromCharCode(byte), byte);

const decoder = new TextDecoder('utf-8', { fatal: true });
const suspicious = /[\u00C2-\u00F4][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]+/gu;

/**
 * Text that was UTF-8, read as Windows-1252 and saved again, as it was meant. Runs that do not decode stay.
 * Null when there is nothing to repair.
 */
export function repairMojibake(text: string): string | null {
  if (text.search(suspicious) < 0) return null;
  const repaired = text.replaceAll(suspicious, (run) => {
    const bytes = [...run].map((character) => byteOf.get(character) ?? -1);
    if (bytes.includes(-1)) return run;
    try {
      return decoder.decode(Uint8Array.from(bytes));
    } catch {
      return run; // real accented letters, not a damaged character
    }
  });
  return repaired === text ? null : repaired;
}
