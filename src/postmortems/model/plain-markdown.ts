/** Hostile text on one line of Markdown: no markup, no HTML, no link, no new line; at most `limit` characters. */
export function inLine(text: string, limit = 400): string {
  // eslint-disable-next-line no-control-regex
  const flat = text
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
  const cut = flat.length > limit ? `${flat.slice(0, limit - 1).toWellFormed()}…` : flat;
  return cut.replaceAll(/[\\`*_[\]<>|~]/g, '\\$&').replaceAll('&', '&amp;');
}

/** A command in a code span that it cannot leave: the ticks around are more than any inside. */
export function codeSpan(text: string, limit = 300): string {
  // eslint-disable-next-line no-control-regex
  const flat = text
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
  const cut = flat.length > limit ? `${flat.slice(0, limit - 1).toWellFormed()}…` : flat;
  const longest = Math.max(0, ...[...cut.matchAll(/`+/g)].map((match) => match[0].length));
  const ticks = '`'.repeat(longest + 1);
  return longest > 0 ? `${ticks} ${cut} ${ticks}` : `\`${cut}\``;
}
