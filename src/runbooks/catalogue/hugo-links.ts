import { proseLines } from '../model/prose-lines.ts';

const reference = /\]\(\{\{[<%][ \t]*(?:rel)?ref[ \t]+["“]?([^"”<>{}\s)]{1,300})["”]?[^<>{}\n]{0,60}[>%]\}\}\)/g;

/** `[Words]({{< ref "page.md" >}})` of Hugo, and `relref`, as links of Markdown; code is left alone. */
export function linkReferences(source: string): string {
  if (!/\]\(\{\{[<%]/.test(source)) return source;
  const lines = source.split('\n');
  for (const { line, text } of proseLines(source)) {
    const linked = text.replaceAll(reference, (_, path: string) => `](${path.replaceAll('(', '%28')})`);
    // A line without a link keeps its end as it is.
    if (linked !== text) lines[line - 1] = linked;
  }
  return lines.join('\n');
}
