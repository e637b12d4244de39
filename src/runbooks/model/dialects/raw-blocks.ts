// Code that is not written as a fence: `<pre>` of HTML, `{{< highlight bash >}}` of Hugo, `{% highlight bash %}` of Jekyll.

export interface RawHead {
  readonly kind: 'html' | 'shortcode';
  /** Marker of the list item that begins on the line. */
  readonly marker: string;
  readonly language: string;
  /** Where in the line the code begins. */
  readonly from: number;
  readonly end: RegExp;
}

const preEnd = /(?:<\/code>[ \t]*)?<\/pre[ \t]*>/i;
const highlightEnd = /^[ \t]*\{(?:\{[<%][ \t]*\/[ \t]*highlight[ \t]*[>%]\}|%-?[ \t]*endhighlight[ \t]*-?%)\}/;

const pre =
  /^[ \t]*((?:[*+-]|\d{1,9}[.)])[ \t]{1,4})?(?:<\/?[A-Za-z][^<>]{0,200}>[ \t]*){0,6}?<pre\b([^<>]{0,300})>[ \t]*(?:<code\b([^<>]{0,300})>)?/i;
const highlight = /^[ \t]*\{(?:\{[<%]|%-?)[ \t]*highlight[ \t]+"?([A-Za-z][\w+-]{0,20})"?[^{}]{0,200}\}{1,2}$/;

/** `class="language-bash"`, `lang="bash"`, `highlight-source-shell`, `brush: bash`. */
function languageIn(attributes: string): string {
  const found =
    /\b(?:lang(?:uage)?-|highlight-source-|brush:[ \t]*|(?:data-)?lang(?:uage)?=["']?)([A-Za-z][\w+]{0,20})/i.exec(attributes) ??
    /\bclass=["']?(bash|sh|shell|console|zsh|sql|promql|yaml|json)\b/i.exec(attributes);
  return found?.[1]?.toLowerCase() ?? '';
}

/** The block that begins on a line, when one does. */
export function rawHead(line: string): RawHead | null {
  const html = /<pre/i.test(line) ? pre.exec(line) : null;
  if (html) {
    const language = languageIn(`${html[3] ?? ''} ${html[2] ?? ''}`);
    return { kind: 'html', marker: html[1] ?? '', language, from: html[0].length, end: preEnd };
  }
  const shortcode = line.includes('highlight') ? highlight.exec(line.trimEnd()) : null;
  return shortcode
    ? { kind: 'shortcode', marker: '', language: shortcode[1]?.toLowerCase() ?? '', from: line.length, end: highlightEnd }
    : null;
}

/** A row of tildes that no line of the code closes. */
export function fenceFor(code: readonly string[]): string {
  const longest = code.reduce((most, line) => Math.max(most, ...(line.match(/~{3,}/g) ?? []).map((row) => row.length)), 2);
  return '~'.repeat(longest + 1);
}

/** A line break in the middle of a line would give the code lines that the file does not have. */
export const breaksLines = (code: string): boolean => /<br[ \t]*\/?>(?![ \t]*(?:<\/code>)?[ \t]*$)/i.test(code);
