import type { CompiledPhase } from './document.ts';
import { durationIn, findDuration } from './durations.ts';
import type { FoundRunbook } from './find-runbooks.ts';
import { endLine, startLine, wordsOf } from './node-text.ts';
import { walkOutline, wholeEnd, type OutlineNode } from './outline.ts';
import { headingRole, isPostIncidentTitle, isProcessTitle } from './heading-roles.ts';

/** What a phase asks people to do: the items of its lists, outside of fences. */
function tasksOf(node: OutlineNode): string[] {
  const own = node.blocks.flatMap((block) =>
    block.type === 'list' ? block.children.map((item) => wordsOf(item.children[0] ?? item)) : [],
  );
  return [...own, ...node.children.filter(({ title }) => headingRole(title) === null).flatMap(tasksOf)];
}

/** A phase without a time of its own lasts as long as it watches: "Monitor for 30 minutes". */
const watchIn = (tasks: readonly string[]): string | null =>
  tasks.find((task) => /^(?:monitor|observe|watch)\b.{0,60}\bfor\b/i.test(task) && durationIn(task) !== null) ?? null;

function ofHeading(node: OutlineNode): CompiledPhase {
  const tasks = tasksOf(node);
  const watch = node.timeText === null ? watchIn(tasks) : null;
  return {
    name: node.title,
    timebox: node.timebox ?? (watch === null ? null : durationIn(watch)),
    line: node.line,
    tasks,
    endLine: wholeEnd(node),
    timeText: node.timeText ?? watch,
  };
}

/** Duties of a list: "Assess - what is broken, and how badly". */
function dutiesOf(node: OutlineNode): readonly CompiledPhase[] {
  return node.blocks.flatMap((block) =>
    block.type !== 'list'
      ? []
      : block.children.flatMap((item): CompiledPhase[] => {
          const pair = /^([A-Z][\w ]{2,30}?)\s*[-–:]\s+(.+)$/s.exec(wordsOf(item.children[0] ?? item));
          return pair
            ? [
                {
                  name: pair[1] ?? '',
                  timebox: null,
                  line: startLine(item),
                  tasks: [pair[2] ?? ''],
                  endLine: endLine(item),
                  timeText: null,
                },
              ]
            : [];
        }),
  );
}

/** Items of what follows an incident that have a deadline: "Write the report within 3 days". */
function deadlinesOf(node: OutlineNode): readonly CompiledPhase[] {
  return node.blocks.flatMap((block) =>
    block.type !== 'list'
      ? []
      : block.children.flatMap((item): CompiledPhase[] => {
          const text = wordsOf(item.children[0] ?? item);
          const at = text.search(/\bwithin\s/i);
          const time = at < 4 || text.length > 200 ? null : findDuration(text.slice(at));
          return time === null || time.start > 12
            ? []
            : [
                {
                  name: text.slice(0, at).replace(/[\s,(:–-]+$/, ''),
                  timebox: time.iso,
                  line: startLine(item),
                  // The item itself is the task, and stands among the steps of its section.
                  tasks: [],
                  endLine: endLine(item),
                  timeText: text.slice(at, at + time.end).trim(),
                },
              ];
        }),
  );
}

/**
 * The phases of an incident: numbered or timed headings of a process, timed headings inside a runbook, the bold duties
 * of a list, and what must be done by when afterwards.
 */
export function phasesOf(root: OutlineNode, found: readonly FoundRunbook[]): readonly CompiledPhase[] {
  const runbooks = new Set(found.filter(({ kind }) => kind !== 'process').map(({ node }) => node));
  const phases: CompiledPhase[] = [];
  for (const { node, path } of walkOutline(root)) {
    const inRunbook = path.some((above) => runbooks.has(above));
    const isOfProcess =
      node.level < 7 &&
      path.some(({ title, level }) => level > 0 && isProcessTitle(title)) &&
      (node.number !== null || node.timeText !== null);
    if (isOfProcess || (inRunbook && node.level < 7 && node.timebox !== null)) phases.push(ofHeading(node));
    else if (!inRunbook && [node, ...path].some(({ title }) => isPostIncidentTitle(title))) phases.push(...deadlinesOf(node));
    if (/\bresponsibilit/i.test(node.title)) phases.push(...dutiesOf(node));
  }
  return phases;
}
