import type { CompiledRunbook, CompiledSeverity } from './document.ts';
import { headingRole } from './heading-roles.ts';
import { wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { fieldsOf } from './read-fields.ts';
import { draft, isUpdate, timeIn, type Draft } from './severity-draft.ts';
import { sameLevel } from './severity-field.ts';
import { labelOf, listed, weightOf } from './severity-labels.ts';
import { isTime, levelsOfLines } from './severity-lists.ts';
import { levelsOfTable, saysHowFast } from './severity-tables.ts';

const plainPair = /^([A-Z][\w /-]{1,28}?)\s*:\s+(\S.*)$/;

/** A level under its own heading or bold line, with fields or plain bullets. */
function ofNode(node: OutlineNode): Draft[] {
  const found = labelOf(node.text);
  if (found === null) return [];
  const items = node.blocks.flatMap((block) =>
    block.type === 'list' ? block.children.map((item) => wordsOf(item.children[0] ?? item)) : [],
  );
  const pairs = new Map<string, string>();
  for (const { key, value } of fieldsOf(node.blocks)) if (!pairs.has(key)) pairs.set(key, value);
  for (const text of items) {
    const [, key, value] = plainPair.exec(text) ?? [];
    if (key !== undefined && value !== undefined && !pairs.has(key.toLowerCase())) pairs.set(key.toLowerCase(), value);
  }
  const valueOf = (pattern: RegExp): string | null => [...pairs].find(([key]) => pattern.test(key))?.[1] ?? null;
  const plain = items.filter((text) => !/^[\w /-]{2,30}:\s/.test(text));
  // "Update every 30 minutes" is a clock, not what such an incident looks like.
  const update = plain.find(isUpdate) ?? null;
  const response = plain.find((text) => text !== update && isTime(text)) ?? null;
  const bullets = plain.filter((text) => text !== update && text !== response);
  const examples = valueOf(/^examples?$/);
  // Bare bullets are both: what it means and what it looks like.
  const definition =
    valueOf(/^(?:definition|description|criteria|meaning|(?:user |business )?impact)$/) ?? (bullets.length > 0 ? bullets.join('; ') : null);
  return [
    draft({
      label: found.label,
      name: found.name,
      definition,
      responseText:
        valueOf(/^(?:(?:initial )?response(?: time)?|acknowledge(?: within)?|sla|time to respond)$/) ?? response ?? timeIn(found.aside),
      updateText: valueOf(/update|cadence/) ?? update,
      examples: examples === null ? bullets : listed(examples),
      escalation: listed(valueOf(/^escalat/) ?? ''),
      line: node.line,
    }),
  ];
}

/** A table that lists alerts says one severity twice; a scheme says each once. */
const isScheme = (levels: readonly Draft[]): boolean =>
  levels.length > 1 && levels.length < 9 && new Set(levels.map(({ label }) => label.toLowerCase())).size === levels.length;

const schemeTitle = /\b(?:severit(?:y|ies)|priorit(?:y|ies))\b|\bincident (?:levels?|classifications?)\b|^classifications?$/i;

/** Levels by whichever layout the part has: a table, headings, a list, lines. */
function levelsOf(node: OutlineNode, path: readonly OutlineNode[]): readonly Draft[] {
  const isScheming = [node, ...path].some(({ title }) => headingRole(title) === 'severity-scheme');
  const isNamed = isScheming || schemeTitle.test(node.title);
  const tables = node.blocks.flatMap((block) => (block.type === 'table' ? levelsOfTable(block) : []));
  if (isScheme(tables) && (isNamed || tables.every(({ responseText }) => responseText !== null))) return tables;
  if (!isNamed) return [];
  const headings = node.children.flatMap(ofNode);
  if (isScheme(headings)) return headings;
  // A list "High: …, Low: …" ranks many things; under a title that only speaks of priorities it must say how fast.
  const lines = levelsOfLines(node);
  return isScheme(lines) && (isScheming || lines.every(({ responseText }) => responseText !== null)) ? lines : [];
}

/** Clocks that a second table gives to levels that the first left without any. */
function withLater(levels: readonly Draft[], root: OutlineNode): readonly Draft[] {
  const lacksResponse = levels.every(({ responseText }) => responseText === null);
  const lacksUpdate = levels.every(({ updateEvery }) => updateEvery === null);
  if (!lacksResponse && !lacksUpdate) return levels;
  const known = new Set(levels.map(({ label }) => sameLevel(label)));
  const others = walkOutline(root)
    .flatMap(({ node }) => node.blocks.flatMap((block) => (block.type === 'table' && saysHowFast(block) ? [levelsOfTable(block)] : [])))
    .filter((found) => isScheme(found) && found.every(({ label }) => known.has(sameLevel(label))));
  const responses = others.find((found) => found.some(({ responseText }) => responseText !== null)) ?? [];
  const updates = others.find((found) => found.some(({ updateEvery }) => updateEvery !== null)) ?? [];
  return levels.map((level) => {
    const isSame = ({ label }: Draft): boolean => sameLevel(label) === sameLevel(level.label);
    const response = lacksResponse ? responses.find(isSame) : undefined;
    return {
      ...level,
      response: response?.response ?? level.response,
      responseText: response?.responseText ?? level.responseText,
      updateEvery: level.updateEvery ?? (lacksUpdate ? (updates.find(isSame)?.updateEvery ?? null) : null),
    };
  });
}

/** The severity scheme of the document, the worst first. */
export function severitiesOf(root: OutlineNode): readonly CompiledSeverity[] {
  for (const { node, path } of walkOutline(root)) {
    const levels = levelsOf(node, path);
    if (levels.length === 0) continue;
    // Documents that begin with the mildest are turned round; labels without an order keep the document's.
    const weights = levels.map(({ label, name }) => weightOf(label) ?? weightOf(name ?? ''));
    const ordered = weights.includes(null) ? levels : levels.toSorted((a, b) => (weightOf(a.label) ?? 0) - (weightOf(b.label) ?? 0));
    return withLater(ordered, root).map((level, index) => ({ ...level, rank: index + 1, priorities: [] }));
  }
  return [];
}

/** A lone P2 is not the worst: labels that count have the rank that they say, the worst is 0 where something is called that. */
function ranksOf(labels: readonly string[]): readonly number[] {
  const digits = labels.map((label) => (/\d/.test(label) ? weightOf(label) : null));
  const shift = digits.includes(0) ? 1 : 0;
  let last = 0;
  return digits.map((digit) => (last = Math.max(last + 1, digit === null ? 0 : digit + shift)));
}

/** Labels that runbooks state, for a document without a scheme. */
export function severitiesInUse(runbooks: readonly CompiledRunbook[]): readonly CompiledSeverity[] {
  const first = new Map<string, CompiledRunbook>();
  for (const runbook of runbooks) for (const label of runbook.severities) if (!first.has(label)) first.set(label, runbook);
  const labels = [...first].toSorted((a, b) => (weightOf(a[0]) ?? 50) - (weightOf(b[0]) ?? 50));
  const ranks = ranksOf(labels.map(([label]) => label));
  return labels.map(([label, { line }], index) => ({
    label,
    name: /\d/.test(label) ? null : label,
    rank: ranks[index] ?? index + 1,
    response: null,
    responseText: null,
    examples: [],
    escalation: [],
    line,
    definition: null,
    updateEvery: null,
    thresholds: [],
    priorities: [
      ...new Set(runbooks.flatMap(({ severities, priority }) => (severities.includes(label) && priority ? [priority] : []))),
    ].toSorted(),
  }));
}
