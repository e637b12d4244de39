import type { Table } from 'mdast';
import type { CompiledRunbook, CompiledSeverity } from './document.ts';
import { durationIn, responseIn } from './durations.ts';
import { headingRole } from './heading-roles.ts';
import { startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { fieldsOf } from './read-fields.ts';
import { labelOf, listed, nameBefore, weightOf } from './severity-labels.ts';
import { thresholdsIn } from './thresholds.ts';

type Draft = Omit<CompiledSeverity, 'rank' | 'priorities'>;

/** What a row or a heading says about one level, before its times are read. */
interface Stated {
  readonly label: string;
  readonly name: string | null;
  readonly definition: string | null;
  readonly responseText: string | null;
  readonly updateText: string | null;
  readonly examples: readonly string[];
  readonly escalation: readonly string[];
  readonly line: number;
}

function draft({ updateText, ...stated }: Stated): Draft {
  const { name, definition } = nameBefore(stated.name, stated.definition);
  const texts =
    stated.examples.length > 0 && stated.examples.join('; ') === definition ? stated.examples : [definition ?? '', ...stated.examples];
  return {
    ...stated,
    name,
    definition,
    response: stated.responseText === null ? null : responseIn(stated.responseText),
    updateEvery: updateText === null ? null : durationIn(updateText),
    thresholds: texts.flatMap((text) => thresholdsIn(text, stated.line)),
  };
}

function ofTable(table: Table): Draft[] {
  const [head, ...rows] = table.children;
  const columns = head?.children.map((cell) => wordsOf(cell).toLowerCase()) ?? [];
  const at = (...patterns: readonly RegExp[]): number =>
    patterns.map((pattern) => columns.findIndex((column) => pattern.test(column))).find((index) => index >= 0) ?? -1;
  const label = at(/^(?:incident |alert )?(?:severity|level|priority|sev|class)\b/);
  const columnAt = {
    name: at(/^(?:name|type)$/),
    definition: at(/definition|description|criteria|meaning/, /impact|condition/),
    response: at(/response time|time to (?:respond|ack)/, /respon(?:se|d)|acknowledge|\black\b/, /\bsla\b|time/),
    update: at(/update|cadence|communication frequency/),
    examples: at(/example/),
    escalation: at(/escalat|notify|notif|who/),
  };
  if (label < 0) return [];
  return rows.flatMap((row): Draft[] => {
    const cell = (index: number): string | null => {
      const text = row.children[index] ? wordsOf(row.children[index]) : '';
      return text === '' || /^[-–—]$/.test(text) ? null : text;
    };
    const found = labelOf(cell(label) ?? '');
    if (found === null) return [];
    const name = columnAt.name === label ? null : cell(columnAt.name);
    return [
      draft({
        label: found.label,
        name: found.name ?? name,
        definition: cell(columnAt.definition),
        responseText: cell(columnAt.response) ?? timeIn(found.aside),
        updateText: cell(columnAt.update),
        examples: listed(cell(columnAt.examples) ?? ''),
        escalation: listed(cell(columnAt.escalation) ?? ''),
        line: startLine(row),
      }),
    ];
  });
}

/** An aside that gives a time: "≤ 15 min". */
const timeIn = (aside: string | null): string | null => (aside !== null && responseIn(aside) !== null ? aside : null);

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
  const bullets = items.filter((text) => !/^[\w /-]{2,30}:\s/.test(text));
  const examples = valueOf(/^examples?$/);
  // Bare bullets are both: what it means and what it looks like.
  const definition =
    valueOf(/^(?:definition|description|criteria|meaning|(?:user |business )?impact)$/) ?? (bullets.length > 0 ? bullets.join('; ') : null);
  return [
    draft({
      label: found.label,
      name: found.name,
      definition,
      responseText: valueOf(/^(?:(?:initial )?response(?: time)?|acknowledge(?: within)?|sla|time to respond)$/) ?? timeIn(found.aside),
      updateText: valueOf(/update|cadence/),
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

/** The severity scheme of the document, the worst first. */
export function severitiesOf(root: OutlineNode): readonly CompiledSeverity[] {
  for (const { node, path } of walkOutline(root)) {
    const isNamed = [node, ...path].some(({ title }) => headingRole(title) === 'severity-scheme') || schemeTitle.test(node.title);
    const tables = node.blocks.flatMap((block) => (block.type === 'table' ? ofTable(block) : []));
    const isTable = isScheme(tables) && (isNamed || tables.every(({ responseText }) => responseText !== null));
    const levels = isTable ? tables : isNamed ? node.children.flatMap(ofNode) : [];
    if (!isScheme(levels)) continue;
    // Documents that begin with the mildest are turned round; labels without an order keep the document's.
    const weights = levels.map(({ label, name }) => weightOf(label) ?? weightOf(name ?? ''));
    const ordered = weights.includes(null) ? levels : levels.toSorted((a, b) => (weightOf(a.label) ?? 0) - (weightOf(b.label) ?? 0));
    return ordered.map((level, index) => ({ ...level, rank: index + 1, priorities: [] }));
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
