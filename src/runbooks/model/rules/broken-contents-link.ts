import { anchorOf, headingsOf, proseLines } from '../prose-lines.ts';
import type { Rule } from './rule.ts';

export const brokenContentsLink: Rule = {
  id: 'broken-contents-link',
  severity: 'warning',
  title: 'A link to a heading that does not exist',
  why: 'The link leads nowhere: the reader stays at the top and searches by hand, at the worst moment.',
  advice: 'Point the link at a heading that exists, or give the heading the name that the link expects.',
  bad: '# Runbooks\n\n- [Queue stuck](#queue-stuck)\n\n## Queue does not move\n\n1. Look\n',
  good: '# Runbooks\n\n- [Queue stuck](#queue-stuck)\n\n## Queue stuck\n\n1. Look\n',
  check: ({ text }) => {
    if (!text.includes('](#')) return [];
    const lines = proseLines(text);
    const anchors = new Set<string>();
    const seen = new Map<string, number>();
    for (const heading of headingsOf(lines)) {
      const anchor = anchorOf(heading.text);
      const before = seen.get(anchor) ?? 0;
      seen.set(anchor, before + 1);
      // The second heading of the same name is reached as name-1.
      for (const name of [anchor, `${anchor}-${before}`]) anchors.add(name);
    }
    for (const [, name] of text.matchAll(/(?:\{#|\b(?:id|name)=["']?)([\w:.-]+)/g)) if (name !== undefined) anchors.add(anchorOf(name));
    return lines.flatMap(({ line, text: prose }) =>
      [...prose.matchAll(/\]\(#([^()\s]{0,200})\)/g)].flatMap(([, target = '']) => {
        const anchor = anchorOf(decoded(target));
        if (anchor === '' || anchor === 'top' || anchors.has(anchor)) return [];
        return [
          {
            line,
            message: `the link #${target} points at no heading of this document`,
            suggestion: 'point it at a heading that exists',
          },
        ];
      }),
    );
  },
};

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
