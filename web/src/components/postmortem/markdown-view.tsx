import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { Fragment, useMemo } from 'react';
import type { ReactNode } from 'react';
import { scrollable } from '../../ui/scrollable.ts';

/** Markdown as elements. HTML inside it is shown as text, addresses other than web and mail lead nowhere: no markup of the writer reaches the page. */
export function MarkdownView({ text }: { readonly text: string }): ReactNode {
  const tree = useMemo(() => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }), [text]);
  return (
    <div dir="auto" className="prose prose-lines">
      {children(tree)}
    </div>
  );
}

const children = (node: { readonly children: readonly RootContent[] }): ReactNode =>
  node.children.map((child, index) => <Fragment key={index}>{render(child)}</Fragment>);

function render(node: Nodes): ReactNode {
  switch (node.type) {
    case 'text':
      return node.value;
    case 'html':
      return node.value;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        <pre {...scrollable}>
          <code>{node.value}</code>
        </pre>
      );
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'emphasis':
      return <em>{children(node)}</em>;
    case 'strong':
      return <strong>{children(node)}</strong>;
    case 'delete':
      return <del>{children(node)}</del>;
    case 'paragraph':
      return <p>{children(node)}</p>;
    case 'blockquote':
      return <blockquote>{children(node)}</blockquote>;
    case 'heading': {
      // The page itself has the first level.
      const Heading = headings[node.depth - 1] ?? 'h6';
      return <Heading>{children(node)}</Heading>;
    }
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{children(node)}</ol> : <ul>{children(node)}</ul>;
    case 'listItem':
      return (
        <li>
          {typeof node.checked === 'boolean' && (
            <input type="checkbox" checked={node.checked} readOnly disabled aria-label={node.checked ? 'done' : 'open'} />
          )}{' '}
          {node.children.map((child, index) =>
            child.type === 'paragraph' ? (
              <Fragment key={index}>{children(child)}</Fragment>
            ) : (
              <Fragment key={index}>{render(child)}</Fragment>
            ),
          )}
        </li>
      );
    case 'link':
      return /^(?:https?:|mailto:|\/(?!\/)|#)/i.test(node.url) ? (
        <a href={node.url} rel="noreferrer">
          {children(node)}
        </a>
      ) : (
        <>{children(node)}</>
      );
    case 'image':
      return <em>[{node.alt}]</em>;
    case 'table':
      return (
        <table>
          <tbody>
            {node.children.map((row, index) => (
              <tr key={index}>
                {row.children.map((cell, at) => (index === 0 ? <th key={at}>{children(cell)}</th> : <td key={at}>{children(cell)}</td>))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'root':
      return children(node);
    default:
      return 'children' in node ? children(node) : 'value' in node ? node.value : null;
  }
}

const headings = ['h2', 'h3', 'h4', 'h5', 'h6', 'h6'] as const;
