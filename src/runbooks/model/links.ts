import type { Nodes } from 'mdast';
import type { CompiledLink, CompiledRunbook } from './document.ts';
import { headingRole } from './heading-roles.ts';
import { childrenOf, startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';

const wellKnown = /^(grafana|prometheus|kibana|alertmanager|jaeger|sentry|argocd|vault|jenkins|consul|datadog|pagerduty|status|wiki)\b/i;
const verbs = /^(?:(?:update|check|see|go to|open|visit|use|view|post (?:to|on)|on|at|the|our|via|in)\s+)+/i;

/** A name for an address that the text does not name: its host says what it is. */
function nameOfHost(url: string): string | null {
  const known = wellKnown.exec(url.replace(/^https?:\/\//, ''))?.[1];
  return known === undefined ? null : known === 'status' ? 'Status page' : known.charAt(0).toUpperCase() + known.slice(1).toLowerCase();
}

/** The words before an address on its line: "Update the status page: https://…". */
function labelBefore(words: string): string | null {
  const line = words.split('\n').at(-1) ?? '';
  const label = (/([^:]{2,60}):\s*$/.exec(line)?.[1] ?? '').replace(/^[\s\-*•→]+/, '').trim();
  const bare = label.replace(verbs, '').trim();
  return bare === '' ? null : bare;
}

interface Found extends CompiledLink {
  readonly url: string | null;
}

/** Adds the links of a block and the inline commands of a list of tools; code blocks hold none. */
function addLinks(found: Found[], node: Nodes, before: { text: string }, isToolList: boolean): void {
  if (node.type === 'link' && /^https?:\/\//i.test(node.url)) {
    const words = wordsOf(node);
    const isBare = /^(?:https?:\/\/|www\.)/i.test(words) || words === '';
    found.push({
      name: (isBare ? (labelBefore(before.text) ?? nameOfHost(node.url)) : words) ?? node.url,
      url: node.url,
      command: null,
      line: startLine(node),
    });
  } else if (node.type === 'inlineCode' && isToolList) {
    const label = labelBefore(before.text);
    if (label !== null && /^(?:https?:\/\/)/.test(node.value))
      found.push({ name: label, url: node.value, command: null, line: startLine(node) });
    else if (label !== null && /\s/.test(node.value)) found.push({ name: label, url: null, command: node.value, line: startLine(node) });
  }
  // A label is short: only the words right before an address matter.
  if (node.type === 'text' || node.type === 'inlineCode') before.text = (before.text + node.value).slice(-200);
  else if (node.type === 'break') before.text += '\n';
  else if (node.type !== 'code') {
    if (node.type === 'listItem' || node.type === 'paragraph') before.text = '';
    for (const child of childrenOf(node)) addLinks(found, child, before, isToolList);
  }
}

/** Pages that steps open (`open https://…`). */
const opened = (runbooks: readonly CompiledRunbook[]): readonly CompiledLink[] =>
  runbooks.flatMap(({ sections }) =>
    sections.flatMap(({ steps }) =>
      steps.flatMap(({ title, commands }) =>
        commands.flatMap((command): CompiledLink[] => {
          const url = /^(?:xdg-)?open$/.test(command.program ?? '') ? /https?:\/\/[^\s'"]+/.exec(command.text)?.[0] : undefined;
          return url === undefined ? [] : [{ name: nameOfHost(url) ?? title ?? url, url, command: null, line: command.line }];
        }),
      ),
    ),
  );

/** Everything that the document points to outside itself, each once a line. */
export function linksOf(root: OutlineNode, runbooks: readonly CompiledRunbook[]): readonly CompiledLink[] {
  const found: Found[] = [];
  for (const { node } of walkOutline(root))
    for (const block of node.blocks) addLinks(found, block, { text: '' }, headingRole(node.title) === 'links');
  const all = [...found, ...opened(runbooks)].map((link): [string, CompiledLink] => [
    `${link.line} ${link.url ?? link.command ?? ''}`,
    link,
  ]);
  return [...new Map(all).values()].toSorted((a, b) => a.line - b.line);
}
