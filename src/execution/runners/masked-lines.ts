import type { Redact } from '#base';

const longestLine = 16 * 1024;
const overlap = 1024;
const keyBlockStart = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const keyBlockEnd = /-----END [A-Z ]*PRIVATE KEY-----/;

/**
 * Turns the bytes of one stream into text that may leave the runner. Bytes that are no UTF-8 become U+FFFD.
 * Text is let go line by line, because a secret cut in two by a chunk would not be recognised; a private key
 * is held back until its end. A line that never ends is let go in pieces, holding back a kilobyte.
 */
export function createMaskedLines(options: { redact: Redact; emit: (text: string) => void }) {
  const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });
  let held = '';

  function letGo(upTo: number) {
    // A pair of surrogates stays together.
    const length = /[\uD800-\uDBFF]/.test(held.charAt(upTo - 1)) && upTo < held.length ? upTo - 1 : upTo;
    if (length <= 0) return;
    const text = held.slice(0, length);
    held = held.slice(length);
    options.emit(options.redact(text).replaceAll('\u0000', '\u{FFFD}'));
  }

  function safeLength(): number {
    const lineEnd = Math.max(held.lastIndexOf('\n'), held.lastIndexOf('\r')) + 1;
    const openKey = keyBlockStart.exec(held);
    if (openKey && openKey.index < lineEnd && !keyBlockEnd.test(held.slice(openKey.index))) {
      return held.length > 2 * longestLine ? held.length - overlap : Math.min(lineEnd, openKey.index);
    }
    if (lineEnd > 0) return lineEnd;
    return held.length > longestLine ? held.length - overlap : 0;
  }

  return {
    push(bytes: Uint8Array) {
      held += decoder.decode(bytes, { stream: true });
      letGo(safeLength());
    },
    end() {
      held += decoder.decode();
      letGo(held.length);
    },
  };
}
