import { findHoles } from './holes/find-holes.ts';
import { maskHoles } from './holes/hole.ts';
import type { Hole } from './holes/hole.ts';
import { parametersOf } from './holes/parameters.ts';
import { readRequest } from './http/read-request.ts';
import { judgeRequest } from './http/judge-request.ts';
import { also, changes, combine, reads } from './judge/judgement.ts';
import type { Judgement } from './judge/judgement.ts';
import { firstProgram, judgeStatement } from './judge/judge-shell.ts';
import { newScope } from './judge/scope.ts';
import { maximumLength } from './model/limits.ts';
import type { Analysis, Command, CommandLanguage, Risk } from './model/command.ts';
import { promqlProblems, splitPromql } from './promql/read-promql.ts';
import { addressNotQuoted, safeFormOf } from './rewrites/safe-form.ts';
import type { SafeForm } from './rewrites/safe-form.ts';
import { joinBroken } from './shell/join-broken.ts';
import { legible } from './shell/legible.ts';
import { readShell } from './shell/read-shell.ts';
import { commitsThatKeep } from './sql/commits.ts';
import { judgeSql } from './sql/judge-sql.ts';
import { hasNumberedValue } from './sql/numbered-values.ts';
import { hasRunningComment } from './sql/other-servers.ts';
import { judgePsqlText } from './sql/psql-text.ts';
import { commentOf, lineAt } from './source-lines.ts';
import { maskPsqlTranscript } from './sql/psql-transcript.ts';
import { splitSql } from './sql/split-sql.ts';

interface Subject {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly program: string;
  readonly judgement: Judgement;
  readonly safeForm: SafeForm | null;
  /** The effect of the safe form; the own one where there is none. */
  readonly settled: Judgement;
  readonly broken: string | null;
  /** The text that the verdicts' positions count in, and where it begins in the source; the whole statement decided otherwise. */
  readonly judged?: { readonly text: string; readonly start: number };
}

/** The verdicts with offsets into the source, at least one that explains the risk. */
function verdictsOf({ judgement, start, end, judged, broken }: Subject, risk: Risk): Command['verdicts'] {
  const verdicts = judgement.verdicts.map(({ reason, risk: own, span }) => {
    const shift = judged === undefined || span === null || span.text !== judged.text ? null : judged.start;
    const from = shift === null || span === null ? start : Math.max(span.start + shift, start);
    const to = shift === null || span === null ? end : Math.min(span.end + shift, end);
    return from < to ? { reason, risk: own, start: from, end: to } : { reason, risk: own, start, end };
  });
  if (risk === 'read-only' || verdicts.some((each) => each.risk === risk)) return verdicts;
  return [...verdicts, { reason: broken ?? judgement.reasons[0] ?? 'not known to be harmless', risk, start, end }];
}

function commandOf(subject: Subject): Command {
  const { source, start, end, judgement, safeForm, broken } = subject;
  // A command that never ends or wants a terminal may run when it has a form that does not.
  const { settled } = subject;
  const waits = settled.blocked !== null || settled.interactive || settled.unbounded;
  const blocked = broken ?? (waits ? (settled.blocked ?? 'it does not end by itself, or needs a terminal') : null);
  const risk = broken !== null && judgement.risk === 'read-only' ? 'mutating' : judgement.risk;
  return {
    text: source.slice(start, end),
    line: lineAt(source, start),
    start,
    end,
    program: subject.program,
    innerProgram: judgement.inner,
    risk,
    preservesEvidence: judgement.preserves && judgement.risk === 'read-only',
    interactive: judgement.interactive,
    unbounded: judgement.unbounded,
    runnable: blocked === null,
    reasons: [
      ...judgement.reasons,
      ...(safeForm?.reasons ?? []),
      ...(blocked === null || judgement.reasons.includes(blocked) ? [] : [blocked]),
    ],
    verdicts: verdictsOf(subject, risk),
    safeForm: safeForm?.text ?? null,
  };
}

/** The effect of a rewritten statement. */
function judgeText(text: string): Judgement {
  const holes = findHoles(text, 'bash');
  const script = readShell(maskHoles(text, holes), { nextMark: null });
  return combine(...script.statements.map((statement) => judgeStatement(statement, newScope(holes, text))));
}

function analyzeShell(source: string): Analysis {
  const textHoles = findHoles(source, 'bash');
  const masked = legible(source, textHoles);
  const script = readShell(masked, { nextMark: textHoles.length });
  const holes: readonly Hole[] = [
    ...textHoles,
    ...script.variableHoles.map((hole) => ({ ...hole, syntax: source.slice(hole.start, hole.end) })),
  ].toSorted((a, b) => a.start - b.start);
  const scope = newScope(holes, masked);
  const commands = joinBroken(script.statements, source).map((statement): Command => {
    const problem = script.problems.find((each) => each.start >= statement.start && each.start <= statement.end);
    const safeForm = problem === undefined ? safeFormOf(statement, source) : null;
    const own = judgeStatement(statement, scope);
    const settled = safeForm === null ? own : judgeText(safeForm.text);
    // What was masked to be read is judged as it will run, too.
    const judgement = safeForm?.reasons.includes(addressNotQuoted) === true ? combine(own, settled) : own;
    return commandOf({
      source,
      start: statement.start,
      end: statement.end,
      program:
        firstProgram(statement) ??
        (statement.kind === 'opaque' ? (source.slice(statement.start, statement.end).trim().split(/\s/u)[0] ?? 'sh') : 'sh'),
      judgement,
      safeForm,
      settled,
      broken: problem?.message ?? null,
      judged: { text: masked, start: 0 },
    });
  });
  return {
    commands,
    parameters: parametersOf(source, 'bash', holes, commands),
    comments: script.comments.map((comment) => commentOf(source, comment)),
    problems: script.problems.map((each) => ({ line: lineAt(source, each.start), message: each.message })),
  };
}

function judgeOne(statement: string, hidden: readonly Judgement[]): Judgement {
  const judgement = combine(judgeSql(statement), ...hidden);
  return hasNumberedValue(statement)
    ? also(judgement, { blocked: 'a value is left open: an application sends what $1 stands for' })
    : judgement;
}

function analyzeSql(source: string): Analysis {
  const typed = maskPsqlTranscript(source);
  const holes = findHoles(typed, 'sql');
  const masked = maskHoles(typed, holes);
  const parts = splitSql(masked);
  const hidden = hasRunningComment(masked) ? [changes('a comment that MySQL and its like run as SQL')] : [];
  const statements = parts.statements.map((span) => {
    const judged = parts.text.slice(span.start, span.end);
    return { ...span, program: 'sql', judged, judgement: judgeOne(judged, hidden) };
  });
  const meta = parts.meta.map((span) => {
    const judged = masked.slice(span.start, span.end);
    return {
      ...span,
      program: 'psql',
      judged,
      judgement: also(judgePsqlText(judged), { blocked: 'a psql command: only psql can run it' }),
    };
  });
  const inOrder = [...statements, ...meta].toSorted((a, b) => a.start - b.start);
  const keeping = commitsThatKeep(inOrder.map(({ judged, judgement }) => ({ text: judged, risk: judgement.risk })));
  const commands = inOrder.map((each, index) => {
    const judgement =
      keeping[index] === true ? combine(each.judgement, changes('makes what the transaction changed last')) : each.judgement;
    return commandOf({
      source,
      ...each,
      judgement,
      settled: judgement,
      safeForm: null,
      broken: null,
      judged: { text: each.judged, start: each.start },
    });
  });
  return {
    commands,
    parameters: parametersOf(source, 'sql', holes, commands),
    comments: parts.comments.map((comment) => commentOf(source, comment)),
    problems: parts.problems.map((each) => ({ line: lineAt(source, each.start), message: each.message })),
  };
}

/** What stands for a hole in PromQL, as long as the hole: a duration in brackets and after offset, else a name. */
function promqlMask(source: string, hole: Hole): string {
  const length = hole.end - hole.start;
  const before = source.slice(Math.max(0, hole.start - 20), hole.start).trimEnd();
  return /(?:\[|\[[^\]]*:|\boffset)$/u.test(before) && length > 1 ? `${'1'.repeat(length - 1)}m` : 'x'.repeat(length);
}

/** A sentence that slipped into a block of queries: a fence was not closed, or somebody explains without a `#`. */
const isSentence = (text: string): boolean => /^[A-Z][a-z']*(?: [\p{L}\d'%,-]+){3,}/u.test(text);

/** Queries behind a `$ ` prompt, their answers below: only what was typed, at its place. */
const typedQueries = (source: string): string =>
  /^[ \t]*\$[ \t]/mu.test(source)
    ? source.replaceAll(/^([ \t]*\$[ \t]+)?(.*)$/gmu, (line, prompt: string | undefined, query: string) =>
        prompt === undefined ? ' '.repeat(line.length) : ' '.repeat(prompt.length) + query,
      )
    : source;

function analyzePromql(source: string): Analysis {
  const typed = typedQueries(source);
  const holes = findHoles(typed, 'promql');
  // The grammar of Prometheus has ASCII names only, and holes may stand for numbers.
  const masked = holes.reduce((text, hole) => text.slice(0, hole.start) + promqlMask(typed, hole) + text.slice(hole.end), typed);
  const { expressions, comments } = splitPromql(masked);
  const read = expressions.map((span) => ({ ...span, problems: promqlProblems(masked.slice(span.start, span.end)) }));
  const wrong = read.filter(({ problems }) => problems.length > 0);
  const sentences = wrong.filter(({ start, end }) => isSentence(source.slice(start, end)));
  const found = read.filter((span) => !sentences.includes(span) && /[\p{L}\d]/u.test(source.slice(span.start, span.end)));
  return {
    commands: found.map((span) =>
      commandOf({
        source,
        start: span.start,
        end: span.end,
        program: 'promql',
        judgement: reads(),
        settled: reads(undefined, { blocked: span.problems[0]?.message ?? null }),
        safeForm: null,
        broken: null,
      }),
    ),
    parameters: parametersOf(source, 'promql', holes),
    comments: [...comments, ...sentences].toSorted((one, other) => one.start - other.start).map((comment) => commentOf(source, comment)),
    problems: found.flatMap((span) =>
      span.problems.map((each) => ({ line: lineAt(source, span.start + each.start), message: each.message })),
    ),
  };
}

function analyzeHttp(source: string): Analysis {
  const holes = findHoles(source, 'http');
  const masked = maskHoles(source, holes);
  const request = readRequest(masked);
  const start = Math.max(source.search(/\S/u), 0);
  const end = source.trimEnd().length;
  const judgement =
    request === null
      ? changes('not an HTTP request', { blocked: 'the first line must be METHOD URL' })
      : judgeRequest({ method: request.method, url: request.url, body: request.body, hasBody: request.body !== null });
  return {
    commands:
      end <= start ? [] : [commandOf({ source, start, end, program: 'http', judgement, settled: judgement, safeForm: null, broken: null })],
    parameters: parametersOf(source, 'http', holes),
    comments: [],
    problems: request === null && end > start ? [{ line: lineAt(source, start), message: 'the first line must be METHOD URL' }] : [],
  };
}

/** A text too long to look into: one command that never runs. */
function tooLong(source: string, language: CommandLanguage): Analysis {
  const judgement = changes('too long to be looked into', { blocked: `longer than ${String(maximumLength)} characters` });
  const command = commandOf({
    source,
    start: 0,
    end: source.length,
    program: language,
    judgement,
    settled: judgement,
    safeForm: null,
    broken: null,
  });
  return {
    commands: [command],
    parameters: [],
    comments: [],
    problems: [{ line: 1, message: `longer than ${String(maximumLength)} characters` }],
  };
}

/**
 * Everything a source text holds: its statements with their risk, the parameters it leaves open, its
 * comments and what cannot be parsed. Pure; never throws on bad text. `initCommands()` comes first.
 */
export function analyze(source: string, language: CommandLanguage): Analysis {
  if (source.length > maximumLength) return tooLong(source, language);
  switch (language) {
    case 'bash':
      return analyzeShell(source);
    case 'sql':
      return analyzeSql(source);
    case 'promql':
      return analyzePromql(source);
    case 'http':
      return analyzeHttp(source);
  }
}
