/** A command's text cut at its parameters, in order. */
export type SourcePiece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'parameter'; readonly name: string };

export function splitParameters(
  source: string,
  parameters: readonly { readonly name: string; readonly syntax: string }[],
): readonly SourcePiece[] {
  // Longest first: `<pod-name>` must not be cut by `<pod>`-like syntaxes that stand inside it.
  const known = parameters.filter((parameter) => parameter.syntax !== '').toSorted((a, b) => b.syntax.length - a.syntax.length);
  const pieces: SourcePiece[] = [];
  let text = '';
  for (let at = 0; at < source.length;) {
    const hit = known.find((parameter) => source.startsWith(parameter.syntax, at));
    if (!hit) {
      text += source[at];
      at += 1;
      continue;
    }
    if (text !== '') pieces.push({ kind: 'text', text });
    text = '';
    pieces.push({ kind: 'parameter', name: hit.name });
    at += hit.syntax.length;
  }
  if (text !== '') pieces.push({ kind: 'text', text });
  return pieces;
}
