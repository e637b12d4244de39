import type { Code } from 'mdast';
import { analyze, outline, type MixedRange } from '#commands';
import { analyseStep, rangesOf } from './analyse-step.ts';
import { guardOver, joinConditions } from './conditions.ts';
import { emptyStep, type DraftStep, type StepContext } from './draft-step.ts';
import { timeboxOfWords } from './durations.ts';
import { endOf, groupStatements, type FenceGroup } from './fence-groups.ts';
import { isOtherwise, otherwiseGuard } from './introductions.ts';
import { startLine } from './node-text.ts';
import { cleanTitle, numberAlternatives, optionIn } from './options.ts';
import { looksLikeWindows } from './windows-text.ts';

/** A fence that is indented too far for one: to Markdown its marks are part of the code. */
const deepFence = /^(`{3,}|~{3,})[ \t]*([\w+-]*)[ \t]*\n([^]*?)\n\1[`~]*[ \t]*$/;

/** The text of a code block, its language, and the line of the file that its first line stands on. */
export function fenceBody(node: Code, text: string): { source: string; firstLine: number; language: string | null } {
  const value = node.value.replaceAll(/\r\n?/g, '\n');
  const opening = text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const isPlain = (node.lang ?? null) === null && node.data?.firstLine === undefined;
  const [, , language, source] = (isPlain ? deepFence.exec(value) : null) ?? [];
  if (source !== undefined && opening.trimStart().startsWith(value.slice(0, value.indexOf('\n'))))
    return { source, firstLine: startLine(node) + 1, language: language === '' ? null : (language ?? null) };
  const isFenced = /^\s*(?:```|~~~)/.test(opening);
  return { source: value, firstLine: node.data?.firstLine ?? startLine(node) + (isFenced ? 1 : 0), language: node.lang ?? null };
}

/** Longer blocks are data, not instructions: they are shown, and nothing in them is run. */
export const longestFence = 60_000;

interface Place extends StepContext {
  /** Line of the file on which line 1 of the text stands. */
  readonly firstLine: number;
  readonly fenceLanguage: string | null;
}

/** The guards that the comments over some statements state; "otherwise" answers to the guard of the statements before. */
function guardOfComments(comments: FenceGroup['comments'], answered: string | null): string | null {
  return joinConditions(
    ...comments.map(({ text }) => {
      const { title } = cleanTitle(text);
      return isOtherwise(title, false) ? otherwiseGuard(answered === null ? [] : [answered]) : guardOver(title);
    }),
  );
}

/** Title, number, option and guards that the comments over some statements give. */
function headed(
  comments: FenceGroup['comments'],
  place: Place,
  guard = guardOfComments(comments, null),
): Pick<DraftStep, 'title' | 'number' | 'option' | 'condition' | 'timebox'> {
  const texts = comments.map(({ text }) => text.trim()).filter((text) => text !== '' && !/^[=*#-]+$/.test(text));
  const [first, ...more] = texts;
  const clean = first === undefined ? null : cleanTitle(first);
  const own = clean === null ? null : [clean.title, ...more.map((text) => cleanTitle(text).title)].join(': ');
  return {
    title: own === null ? place.title : place.title === null ? own : `${place.title}: ${own}`,
    number: place.number ?? clean?.number ?? null,
    option: first === undefined ? null : optionIn(clean === null || clean.number === null ? first : clean.title),
    condition: joinConditions(place.condition, guard),
    timebox: own === null ? null : timeboxOfWords(own),
  };
}

function manualStep(group: FenceGroup, lines: readonly string[], place: Place, guard = guardOfComments(group.comments, null)): DraftStep {
  const first = group.comments[0]?.line ?? 1;
  const last = group.comments.at(-1)?.line ?? first;
  const line = first + place.firstLine - 1;
  return {
    ...emptyStep,
    ...headed(group.comments.slice(0, 1), place, guard),
    line,
    endLine: last + place.firstLine - 1,
    kind: 'manual',
    source: lines.slice(first - 1, last).join('\n'),
  };
}

const opensEditor = (statement: string): boolean =>
  /\bedit\b/.test(statement) && analyze(statement, 'bash').commands.some(({ interactive }) => interactive);

/** Steps of a run of statements, one for each group under a comment; `read` is the source as its language reads it. */
function statementSteps(source: string, language: 'bash' | 'sql' | 'promql', place: Place, read = source): DraftStep[] {
  const lines = source.split('\n');
  // Each group is judged for itself, because it runs for itself; a shell text of several is only cut before that.
  const isCut = language === 'bash' && /#|^\s|\s$|\n[ \t]*\n/.test(source);
  const whole = isCut ? null : analyze(read, language);
  const { statements, comments } = whole === null ? outline(source) : { statements: whole.commands, comments: whole.comments };
  let answered: string | null = null;
  return groupStatements(source, statements, comments, opensEditor).map((group): DraftStep => {
    const [firstCommand] = group.commands;
    const guard = joinConditions(guardOfComments(group.comments, answered), group.guard);
    answered = guard;
    if (!firstCommand) return manualStep(group, lines, place, guard);
    const from = firstCommand.line;
    const to = Math.max(...group.commands.map(endOf));
    const part = lines.slice(from - 1, to).join('\n');
    const line = from + place.firstLine - 1;
    const analysis = analyseStep(part, language, place.fenceLanguage, part === read ? whole : null);
    return {
      ...emptyStep,
      ...headed(group.comments, place, guard),
      ...analysis,
      commands: analysis.commands.map((command) => ({ ...command, line: command.line + line - 1 })),
      line,
      endLine: line + to - from,
      source: part,
    };
  });
}

/** The shell's comments over SQL that is typed into a client opened above, as SQL's own, at the same place. */
const asSqlComments = (text: string): string =>
  text.replace(/^(?:[ \t]*(?:#[^\n]*)?\n)+/, (lines) =>
    lines.replaceAll(/^([ \t]*)(# |#{2,})/gm, (_, indent: string, signs: string) => indent + '-'.repeat(signs.length)),
  );

/** A run that is one piece: settings, program source. Comment lines of the shell over it are its title. */
function pieceStep(lines: readonly string[], range: MixedRange, place: Place, isWhole: boolean): DraftStep[] {
  let from = range.startLine;
  let to = range.endLine;
  const comments: { line: number; text: string }[] = [];
  while (from <= to && (lines[from - 1]?.trim() === '' || (!isWhole && /^\s*#/.test(lines[from - 1] ?? '')))) {
    const text = (lines[from - 1] ?? '').replace(/^\s*#+\s?/, '').trim();
    if (text !== '') comments.push({ line: from, text });
    from++;
  }
  while (to > from && lines[to - 1]?.trim() === '') to--;
  if (from > to) return comments.length === 0 ? [] : [manualStep({ comments, commands: [], guard: null }, lines, place)];
  const source = lines.slice(from - 1, to).join('\n');
  const line = from + place.firstLine - 1;
  const analysis = analyseStep(source, range.language, place.fenceLanguage);
  return [
    {
      ...emptyStep,
      ...headed(comments, place),
      ...analysis,
      commands: analysis.commands.map((command) => ({ ...command, line: command.line + line - 1 })),
      line,
      endLine: line + to - from,
      source,
    },
  ];
}

/** Settings right below settings, without a comment or a blank line between, are set together. */
function joinSettings(ranges: readonly MixedRange[], lines: readonly string[]): readonly MixedRange[] {
  const joined: MixedRange[] = [];
  for (const range of ranges) {
    const before = joined.at(-1);
    const isNext = before?.language === 'config' && range.language === 'config' && before.endLine + 1 === range.startLine;
    if (before && isNext && !/^\s*(?:#|$)/.test(lines[range.startLine - 1] ?? ''))
      joined[joined.length - 1] = { ...before, endLine: range.endLine };
    else joined.push(range);
  }
  return joined;
}

/** Message text: pieces under `# label` lines, chat commands apart. */
function textSteps(lines: readonly string[], range: MixedRange, place: Place): DraftStep[] {
  const isMarkdown = /^(?:markdown|md)$/i.test(place.fenceLanguage ?? '');
  const part = lines.slice(range.startLine - 1, range.endLine);
  const starts = isMarkdown ? [0] : part.flatMap((line, index) => (/^\s*#\s+\S/.test(line) || index === 0 ? [index] : []));
  return starts.flatMap((start, at) => {
    const piece = {
      language: range.language,
      startLine: range.startLine + start,
      endLine: range.startLine + (starts[at + 1] ?? part.length) - 1,
    };
    return pieceStep(lines, piece, place, isMarkdown).map((step) =>
      isMarkdown ? { ...step, title: step.title ?? /^#+\s+(.+)$/.exec(part[0] ?? '')?.[1]?.trim() ?? null } : step,
    );
  });
}

/** The steps of a code block. Sample output and other plain text give none outside messages. */
export function stepsOfFence(node: Code, context: StepContext): readonly DraftStep[] {
  const { source, firstLine, language: fenceLanguage } = fenceBody(node, context.text);
  if (source.trim() === '') return [];
  if (source.length > longestFence)
    return [
      {
        ...emptyStep,
        title: context.title,
        line: firstLine,
        endLine: firstLine + source.split('\n').length - 1,
        kind: 'code',
        source,
        fenceLanguage,
      },
    ];
  const lines = source.split('\n');
  const place: Place = { ...context, firstLine, fenceLanguage };
  const ranges = joinSettings(rangesOf(source, fenceLanguage), lines);
  const isShell = detectShell(fenceLanguage) || ranges.length > 1;
  const steps = ranges.flatMap((range): DraftStep[] => {
    const part = lines.slice(range.startLine - 1, range.endLine).join('\n');
    const at = { ...place, firstLine: firstLine + range.startLine - 1 };
    switch (range.language) {
      case 'bash':
      case 'promql':
        return statementSteps(part, range.language, at);
      case 'sql':
        return statementSteps(part, 'sql', at, asSqlComments(part));
      case 'http':
        return pieceStep(lines, range, place, false);
      case 'code':
      case 'config':
        return pieceStep(lines, range, place, !isShell);
      case 'text':
        if (!context.isMessage && looksLikeWindows(part)) return pieceStep(lines, { ...range, language: 'code' }, place, false);
        return textSteps(lines, range, place).filter((step) => context.isMessage || step.kind === 'chat-command');
    }
  });
  return numberAlternatives(steps.map((step) => ({ ...step, fenceLanguage })));
}

const detectShell = (language: string | null): boolean => /^(?:bash|sh|shell|zsh|console|shell-session|terminal)?$/i.test(language ?? '');
