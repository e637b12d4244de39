const reference = /\]\(\{\{[<%][ \t]*(?:rel)?ref[ \t]+["“]?([^"”<>{}\s)]{1,300})["”]?[^<>{}\n]{0,60}[>%]\}\}\)/g;

/** `[Words]({{< ref "page.md" >}})` of Hugo, and `relref`, as links of Markdown; code is left alone. */
export function linkReferences(source: string): string {
  if (!/\]\(\{\{[<%]/.test(source)) return source;
  let fence: string | null = null;
  return source
    .split('\n')
    .map((line) => {
      const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== null) {
        if (mark?.startsWith(fence)) fence = null;
        return line;
      }
      if (mark !== undefined) fence = mark;
      return line.replaceAll(reference, (_, path: string) => `](${path.replaceAll('(', '%28')})`);
    })
    .join('\n');
}
