import type { CompiledContact, CompiledRoute, CompiledRunbook, CompiledSeverity } from './document.ts';
import { durationIn, spanIn } from './durations.ts';
import { ladderInTable } from './ladder.ts';
import { startLine, wordsOf } from './node-text.ts';
import { walkOutline, type OutlineNode } from './outline.ts';
import { isPerson, sendsFor } from './person-words.ts';
import { fieldsOf } from './read-fields.ts';
import { saidIn } from './rungs.ts';
import { labelOf, listed } from './severity-labels.ts';

const isEscalation = (node: OutlineNode): boolean => /\bescalat/i.test(node.title);

/** Rows "SEV 1 | 15 minutes | CTO" and "Data breach | Security, Legal" under a heading that speaks of escalation. */
function ofTables(node: OutlineNode): readonly CompiledRoute[] {
  return node.blocks.flatMap((block): CompiledRoute[] => {
    // Rungs of a ladder are called "L1" and are no severities.
    if (block.type !== 'table' || ladderInTable(block).length > 0) return [];
    const [head, ...rows] = block.children;
    const columns = head?.children.map((cell) => wordsOf(cell).toLowerCase()) ?? [];
    const to = columns.findIndex((column) => /escalate to|\bto\b|notify|who|contact/.test(column));
    const after = columns.findIndex((column) => /after|time/.test(column) && spanIn(column).from === null);
    const byTime = columns.flatMap((column, index) =>
      index > 0 && spanIn(column).from !== null ? [{ index, after: spanIn(column).from }] : [],
    );
    if (to < 1 || !/severity|priority|level|condition|situation|issue|type|trigger|when/.test(columns[0] ?? '')) return [];
    return rows.flatMap((row): CompiledRoute[] => {
      const cell = (index: number): string => (row.children[index] ? wordsOf(row.children[index]) : '');
      const people = listed(cell(to)).filter((each) => labelOf(each.replace(/\s*\(.*$/, '')) === null);
      const label = labelOf(cell(0));
      // "First contact | After 15 min | After 1 hour": whoever is next has a column of their own.
      const later = byTime.flatMap(({ index, after: start }): CompiledRoute[] => {
        const next = listed(cell(index));
        return label === null || next.length === 0 || !next.every((each) => isPerson(each))
          ? []
          : [{ from: label.label, kind: 'severity', to: next, after: start, line: startLine(row) }];
      });
      return people.length === 0 || cell(0) === ''
        ? []
        : [
            {
              from: label?.label ?? cell(0),
              kind: label === null ? 'topic' : 'severity',
              to: people,
              after: after < 0 ? durationIn(cell(0)) : durationIn(cell(after)),
              line: startLine(row),
            },
            ...later,
          ];
    });
  });
}

/** "Network provider: for line faults" in a list under a heading that speaks of escalation. */
function ofLists(node: OutlineNode): readonly CompiledRoute[] {
  return node.blocks.flatMap((block): CompiledRoute[] => {
    if (block.type !== 'list') return [];
    return block.children.flatMap((item): CompiledRoute[] => {
      const match = /^([^:]{2,60}):\s*for\s+(.{3,100})$/i.exec(wordsOf(item.children[0] ?? item));
      return match ? [{ from: match[2] ?? '', kind: 'topic', to: [match[1] ?? ''], after: null, line: startLine(item) }] : [];
    });
  });
}

/** A service level that names whom to go to: "P0 - Immediate escalation to the CISO". */
function ofServiceLevels(runbooks: readonly CompiledRunbook[], lineOf: (text: string, from: number) => number): readonly CompiledRoute[] {
  return runbooks.flatMap(({ priority, slaText, title, line }): CompiledRoute[] => {
    const match = slaText === null ? null : /\bescalat(?:ion|e)\s+to\s+(?:the\s+)?([^.;()]{2,60})/i.exec(slaText);
    return match && slaText !== null
      ? [
          {
            from: priority ?? title,
            kind: priority ? 'severity' : 'topic',
            to: listed(match[1] ?? ''),
            after: durationIn(slaText),
            line: lineOf(slaText, line),
          },
        ]
      : [];
  });
}

/** `**Escalation:** after 15 min page the lead` among the fields of a runbook: who comes next for it. */
function ofFields(node: OutlineNode): readonly CompiledRoute[] {
  return fieldsOf(node.blocks).flatMap(({ key, value, line }): CompiledRoute[] => {
    if (!/^escalat(?:ion|e(?: to)?)$/.test(key)) return [];
    const { who, times } = saidIn(value);
    return who.length > 60 || !isPerson(who) || !(sendsFor(value) || key === 'escalate to')
      ? []
      : [{ from: node.title, kind: 'topic', to: listed(who), after: times.from, line }];
  });
}

/** Everything about who comes next that is no ladder: by team, by severity, by kind of trouble. */
export function routesOf(
  root: OutlineNode,
  text: string,
  known: { severities: readonly CompiledSeverity[]; contacts: readonly CompiledContact[]; runbooks: readonly CompiledRunbook[] },
): readonly CompiledRoute[] {
  const lines = text.split('\n');
  const lineOf = (words: string, from: number): number => {
    const at = lines.findIndex((line, index) => index >= from - 1 && line.includes(words));
    return at < 0 ? from : at + 1;
  };
  const stated = walkOutline(root)
    .filter(({ node }) => isEscalation(node))
    .flatMap(({ node }) => [...ofTables(node), ...ofLists(node)]);
  const heads = new Set(known.runbooks.map(({ line }) => line));
  const fields = walkOutline(root)
    .filter(({ node }) => node.level > 0 && heads.has(node.line))
    .flatMap(({ node }) => ofFields(node));
  return [
    ...known.contacts.flatMap(({ role, escalation, line }): CompiledRoute[] =>
      escalation === null || !isPerson(escalation)
        ? []
        : [{ from: role, kind: 'team', to: listed(escalation), after: durationIn(escalation), line }],
    ),
    ...known.severities.flatMap(({ label, escalation, line }): CompiledRoute[] =>
      escalation.length === 0
        ? []
        : [{ from: label, kind: 'severity', to: escalation, after: null, line: lineOf(escalation.join(', '), line) }],
    ),
    ...stated,
    ...fields,
    ...ofServiceLevels(known.runbooks, lineOf),
  ].toSorted((a, b) => a.line - b.line);
}
