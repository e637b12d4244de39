/**
 * Keeps the beginning and the end of an output that is too long: the first half of the limit goes out as it comes,
 * of the rest only the last half is kept and let go at the end, with a note about what is missing.
 */
export function createLimitedOutput(options: { limitBytes: number; emit: (text: string) => void }) {
  const half = Math.floor(options.limitBytes / 2);
  let sent = 0;
  let leftOut = 0;
  let tail: { text: string; bytes: number }[] = [];
  let tailBytes = 0;

  function keep(text: string) {
    const bytes = Buffer.byteLength(text);
    tail.push({ text, bytes });
    tailBytes += bytes;
    while (tailBytes > half) {
      const oldest = tail[0];
      if (!oldest) return;
      const rest = tailBytes - oldest.bytes;
      if (rest < half && oldest.bytes > half) {
        // One huge piece: only its own end is kept.
        const cut = Buffer.from(oldest.text)
          .subarray(-half)
          .toString('utf8')
          .replace(/^\u{FFFD}+/u, '');
        leftOut += oldest.bytes - Buffer.byteLength(cut);
        tailBytes = rest + Buffer.byteLength(cut);
        oldest.text = cut;
        oldest.bytes = Buffer.byteLength(cut);
        return;
      }
      tail.shift();
      tailBytes = rest;
      leftOut += oldest.bytes;
    }
  }

  return {
    push(text: string) {
      const bytes = Buffer.byteLength(text);
      if (tail.length === 0 && sent + bytes <= half) {
        sent += bytes;
        options.emit(text);
      } else {
        if (tail.length === 0 && sent < half) {
          const head = Buffer.from(text)
            .subarray(0, half - sent)
            .toString('utf8')
            .replace(/\u{FFFD}+$/u, '');
          sent = half;
          options.emit(head);
          keep(text.slice(head.length));
          return;
        }
        keep(text);
      }
    },
    /** Lets the end go; answers whether something is missing in between. */
    end(): { truncated: boolean } {
      if (leftOut > 0) options.emit(`\n[… ${leftOut} bytes left out: the output is longer than ${options.limitBytes} bytes …]\n`);
      for (const piece of tail) options.emit(piece.text);
      tail = [];
      return { truncated: leftOut > 0 };
    },
  };
}
