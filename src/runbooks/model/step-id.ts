/** FNV-1a, 64 bits in two halves: short, stable, and no secret hangs on it. */
function fingerprint(text: string): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ (code + index), 0x01000193);
  }
  return (high >>> 0).toString(36).padStart(7, '0') + (low >>> 0).toString(36).padStart(7, '0');
}

/** Gives ids for one file: the same text under the same headings gets the same id, whatever changes elsewhere. */
export function createStepIds(): (path: readonly string[], text: string) => string {
  const taken = new Map<string, number>();
  return (path, text) => {
    const key = `${path.join('\n')}\n\n${text}`;
    const ordinal = (taken.get(key) ?? 0) + 1;
    taken.set(key, ordinal);
    return `s-${fingerprint(`${key}\n${ordinal}`).slice(0, 12)}`;
  };
}
