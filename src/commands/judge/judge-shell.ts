import { hasHole, unmask } from '../holes/hole.ts';
import { programs } from '../knowledge/index.ts';
import type { Call, Input } from '../knowledge/program.ts';
import type { CompoundCommand, Redirect, ShellNode, SimpleCommand, Word } from '../shell/ast.ts';
import { readShell } from '../shell/read-shell.ts';
import { also, changes, combine, reads } from './judgement.ts';
import type { Judgement } from './judgement.ts';
import { moveTo, placeAt, placeInCall } from './place-verdicts.ts';
import { whatVariablesDo } from './shell-variables.ts';
import { steersPrograms } from './steering.ts';
import { isNamedBefore } from './named-before.ts';
import { judgeRedirects } from './redirects.ts';
import { inputOf, knownOutput, nothing } from './known-input.ts';
import { actsWhenOpened, isConnection, triesPort } from './opened-files.ts';
import { baseName, programName, transparentShells } from './program-name.ts';
import { apart } from './scope.ts';
import type { Scope } from './scope.ts';
import { changeDirectory, keepsHere } from './working-directory.ts';

const maximumDepth = 8;
const opensDevice = changes('opening this device does something');

function callOf(program: string, words: readonly Word[], input: Input, scope: Scope): Call {
  const inside: Scope = { ...scope, functions: new Map(), isInCase: false, depth: scope.depth + 1 };
  return {
    program,
    words,
    input,
    isNamedBefore: (word) => isNamedBefore(scope.text, { start: word.start, end: word.end }, word.text),
    show: (text) => unmask(text, scope.holes),
    run: (inner, innerInput = nothing) => judgeWords(inner, innerInput, inside),
    shell: (text) => judgeShellText(text, { ...inside, directory: { ...scope.directory } }),
  };
}

/** `{-o,file}` and `-{o,v}` are several words when they run, options among them; nobody writes one so who does not hide it. */
const hidesOption = (word: Word): boolean => word.splits && (/^['"]{0,2}-+\{/u.test(word.text) || /\{(?:[^{}]*[,{])?-/u.test(word.text));

/** Judges a program with its arguments; the judgement's `inner` becomes this program's name for whoever runs it. */
function judgeWords(words: readonly Word[], input: Input, scope: Scope): Judgement {
  const own = placeInCall(judgeProgram(words, input, scope), words, scope.text, input.kind === 'text');
  const name = programName(words);
  const isTransparent = name !== null && transparentShells.has(name);
  return also(own, { inner: isTransparent && own.inner !== null ? own.inner : name });
}

function judgeProgram(words: readonly Word[], input: Input, scope: Scope): Judgement {
  const [first, ...rest] = words;
  if (first === undefined) return reads();
  if (scope.depth > maximumDepth) return changes('too many programs inside each other to follow');
  if (first.value === null || hasHole(first.value) || first.splits) return changes('which program runs is not known until it is filled in');
  const name = baseName(first.value);
  changeDirectory(scope.directory, name, rest);
  const known = programs.get(name)?.judge(callOf(name, rest, input, scope)) ?? null;
  if (known !== null && rest.some(hidesOption)) return combine(known, changes('braces hide an option'));
  if (known !== null && rest.some(actsWhenOpened)) return combine(known, opensDevice);
  const defined = scope.functions.get(first.value);
  if (defined !== undefined) {
    const called = moveTo(defined, scope.text, { start: first.start, end: words.at(-1)?.end ?? first.end });
    // Where the definition does not hold, the program runs that it hides.
    return known === null ? called : combine(called, known);
  }
  return known ?? changes(`${unmask(name, scope.holes)} is not a program that Tocsin knows`);
}

/** Judges shell text that another program hands to a shell. */
export function judgeShellText(text: string | null, scope: Scope): Judgement {
  if (text === null) return changes('the inner shell text is not known before it runs');
  if (scope.depth > maximumDepth) return changes('too many shells inside each other to follow');
  const script = readShell(text, { nextMark: null });
  if (script.problems.length > 0)
    return changes('the inner shell text cannot be read', { blocked: 'the inner shell text has a syntax error' });
  const [first] = script.statements;
  const inside: Scope = { ...scope, text };
  const judged = combine(...script.statements.map((statement) => judgeStatement(statement, inside)));
  const program = first === undefined ? null : firstProgram(first);
  return also(judged, { inner: program !== null && transparentShells.has(program) ? (judged.inner ?? program) : program });
}

/** The name of the first program that a statement runs. */
export function firstProgram(node: ShellNode): string | null {
  switch (node.kind) {
    case 'simple':
      return (
        programName(node.words) ??
        node.assignments
          .flatMap((each) => each.value?.commands ?? [])
          .map(firstProgram)
          .find((name) => name !== null) ??
        null
      );
    case 'compound':
      return node.children.map(firstProgram).find((name) => name !== null) ?? null;
    case 'opaque':
      return null;
  }
}

const judgeSubstitutions = (commands: readonly ShellNode[], scope: Scope): Judgement[] =>
  commands.map((command) => also(judgeStatement(command, apart(scope)), { inner: null, evidence: true, preserves: false }));

/** What runs to make a redirection's target or text. */
const judgeTargets = (redirects: readonly Redirect[], scope: Scope): Judgement[] =>
  redirects.flatMap((each) => judgeSubstitutions([...each.commands, ...(each.target?.commands ?? [])], scope));

function judgeSimple(node: SimpleCommand, piped: Input, scope: Scope): Judgement {
  const variables = whatVariablesDo(node);
  const assigned = [
    ...node.assignments.flatMap((each) => judgeSubstitutions([...each.subscript, ...(each.value?.commands ?? [])], scope)),
    ...(variables === null
      ? []
      : [placeAt(changes(variables), scope.text, { start: node.start, end: node.assignments.at(-1)?.value?.end ?? node.end })]),
  ];
  const input = inputOf(node.redirects, piped);
  const called =
    node.words.length === 0
      ? reads(undefined, { evidence: false })
      : placeInCall(judgeProgram(node.words, input, scope), node.words, scope.text, input.kind === 'text');
  const given = node.redirects.flatMap((each) => (each.heredoc === null ? (each.target ?? []) : each.heredoc.body));
  const judged = given.length === 0 ? called : placeInCall(called, given, scope.text, true);
  // Text that stands in the document is no copy of a system's state.
  const isDocumentText = input.kind === 'text' || node.redirects.some((each) => each.heredoc !== null);
  const own = isDocumentText && judged.inner === null ? also(judged, { evidence: false }) : judged;
  const inner = node.words.flatMap((word) => judgeSubstitutions(word.commands, scope));
  const effect = combine(own, ...inner, ...judgeTargets(node.redirects, scope), ...assigned);
  const isOpened = node.redirects.some(({ operator, target }) => operator.startsWith('<') && target !== null && actsWhenOpened(target));
  const all = isOpened ? combine(effect, opensDevice) : effect;
  const written = triesPort(node) ? node.redirects.filter((each) => !isConnection(each)) : node.redirects;
  return judgeRedirects(written, all, node.words.length === 0, scope);
}

function judgePipeline(children: readonly ShellNode[], piped: Input, scope: Scope): Judgement {
  const [first, ...others] = children;
  if (first === undefined) return reads();
  return others.reduce(
    (upstream, child, index) => {
      const own = judgeNode(child, knownOutput(children[index], scope), apart(scope), upstream.evidence);
      return also(combine(upstream, own), { evidence: upstream.evidence, inner: upstream.inner });
    },
    judgeNode(first, piped, apart(scope)),
  );
}

/** A copy is kept aside only where no file of a system may be: not in a folder the text went to. */
const keptAside = (own: Judgement, words: readonly Word[], redirects: readonly Redirect[], { directory }: Scope): Judgement =>
  own.preserves && own.risk === 'read-only' && directory.isElsewhere && keepsHere(words, redirects)
    ? combine(own, changes('writes a file into a folder that may be in use'))
    : own;

/** Judges a node; `upstream` says whether what it reads from a pipe is a copy of a system's state. */
function judgeNode(node: ShellNode, piped: Input, scope: Scope, upstream: boolean | null = null): Judgement {
  switch (node.kind) {
    case 'opaque':
      return placeAt(changes(`this shell form (${node.what.replaceAll('_', ' ')}) is not known`), scope.text, node);
    case 'simple': {
      if (upstream === null) return keptAside(judgeSimple(node, piped, scope), node.words, node.redirects, scope);
      // A filter's own output is evidence when what it filters is.
      const bare = judgeSimple({ ...node, redirects: node.redirects.filter((each) => each.operator.startsWith('<')) }, piped, scope);
      const own = judgeRedirects(node.redirects, also(bare, { evidence: upstream && bare.risk === 'read-only' }), false, scope);
      return keptAside(own, node.words, node.redirects, scope);
    }
    case 'compound':
      return judgeCompound(node, piped, scope);
  }
}

/** `time` and `coproc` stay words of the shell whatever is called so; `unset -f` takes a function away. */
const staysItself = (name: string, { text }: Scope): boolean => name === 'time' || name === 'coproc' || /\bunset\b/u.test(text);

/** Defining a function does nothing yet, but whoever runs the definition means to call it. */
function judgeFunction(node: CompoundCommand, words: readonly Judgement[], scope: Scope): Judgement {
  const name = node.name ?? '';
  const inner = node.children.map((child) => judgeNode(child, { kind: 'unknown' }, { ...scope, isInCase: false }));
  // A redirection of the definition holds for each call.
  const called = also(judgeRedirects(node.redirects, combine(...words, ...inner), false, scope), { inner: null });
  const isCertain = !scope.isInCase && !staysItself(name, scope);
  scope.functions.set(name, isCertain ? called : combine(called, changes(`whether ${name} is this function is not known`)));
  return called.risk === 'read-only' ? reads() : called;
}

/** A branch, a loop's body and what stands behind `&&` may not run at all. */
const runsInCase = ({ what }: CompoundCommand, index: number): boolean =>
  what === 'branch' || what === 'loop' || (what === 'list' && index > 0);

function judgeCompound(node: CompoundCommand, piped: Input, scope: Scope): Judgement {
  const words = [...node.words.flatMap((word) => judgeSubstitutions(word.commands, scope)), ...judgeTargets(node.redirects, scope)];
  if (node.what === 'function') return judgeFunction(node, words, scope);
  if (node.what === 'pipeline')
    return judgeRedirects(node.redirects, combine(judgePipeline(node.children, piped, scope), ...words), false, scope);
  const input = node.redirects.length > 0 ? inputOf(node.redirects, piped) : piped;
  const within = node.what === 'subshell' || node.what === 'background' ? apart(scope) : scope;
  const children = node.children.map((child, index) =>
    judgeNode(child, input, { ...within, isInCase: within.isInCase || runsInCase(node, index) }),
  );
  const steered = node.what === 'loop' && node.name !== null && steersPrograms(node.name);
  const together = combine(...children, ...words, ...(steered ? [changes(`${node.name} changes which program runs`)] : []));
  const effect =
    node.what === 'background'
      ? also(together, { unbounded: true, reason: 'goes on in the background after the step has ended' })
      : together;
  return keptAside(judgeRedirects(node.redirects, effect, false, scope), [], node.redirects, scope);
}

/** The effect of one statement of a shell text. */
export const judgeStatement = (node: ShellNode, scope: Scope): Judgement => judgeNode(node, nothing, scope);
