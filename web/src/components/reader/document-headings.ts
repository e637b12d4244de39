export type DocumentHeading = { readonly level: number; readonly text: string; readonly line: number };

/** The headings of the rendered document, with their levels and the lines they stand on. */
export function documentHeadings(html: string): readonly DocumentHeading[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.querySelectorAll<HTMLElement>(':is(h1, h2, h3, h4, h5, h6)[data-line]')].flatMap((heading) => {
    const text = heading.textContent.trim();
    return text === '' ? [] : [{ level: Number(heading.tagName[1]), text, line: Number(heading.dataset['line']) }];
  });
}
