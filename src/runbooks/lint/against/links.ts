import type { Nodes } from 'mdast';
import { childrenOf } from '../../model/node-text.ts';
import { parseMarkdown } from '../../model/parse-markdown.ts';
import { foundAgainst, type FoundAgainst } from './found.ts';

/** A web address that documents link to, without its anchor. */
export interface LinkedAddress {
  readonly address: string;
  readonly places: readonly { readonly file: string; readonly line: number }[];
}

/** How an address answered; `ok` also where it wants a sign-in: then it is there. */
export type LinkAnswer = { readonly kind: 'ok' } | { readonly kind: 'dead' | 'not-checked'; readonly why: string };

const most = 500;

/** The http links of documents, each address once. Examples, and links with something to fill in, are left out. */
export function linkedAddresses(files: readonly { readonly file: string; readonly source: string }[]): readonly LinkedAddress[] {
  const found = new Map<string, { file: string; line: number }[]>();
  for (const { file, source } of files) {
    const visit = (node: Nodes): void => {
      const address = node.type === 'link' || node.type === 'definition' ? checkable(node.url) : null;
      if (address !== null) found.set(address, [...(found.get(address) ?? []), { file, line: node.position?.start.line ?? 1 }]);
      for (const child of childrenOf(node)) visit(child);
    };
    visit(parseMarkdown(source).tree);
  }
  return [...found].slice(0, most).map(([address, places]) => ({ address, places }));
}

// RFC 2606 and RFC 6761: names that are examples, and nobody's.
const exampleHost = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|test|invalid|localhost)$/;

function checkable(link: string): string | null {
  if (/[{}<>$[\]]|\.\.\.|%[37][BbDd]/.test(link)) return null;
  const url = URL.parse(link);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || exampleHost.test(url.hostname)) return null;
  url.hash = '';
  return url.href;
}

/** A finding for each place that links to an address which is dead. */
export function deadLinks(answers: readonly { readonly link: LinkedAddress; readonly answer: LinkAnswer }[]): readonly FoundAgainst[] {
  return answers.flatMap(({ link, answer }) =>
    answer.kind === 'dead'
      ? link.places.map((place) =>
          foundAgainst('against-dead-link', {
            ...place,
            message: `${link.address} ${answer.why}`,
            suggestion: 'mend the address, or remove the link',
          }),
        )
      : [],
  );
}
