import type { Risk } from '../model/command.ts';

/** Where in which text the words stand that decided; texts nest (a shell text, the SQL in one of its words). */
export interface Span {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One thing found that is more than reading, and where it stands; null: whoever asked knows the place. */
export interface Verdict {
  readonly reason: string;
  readonly risk: Risk;
  readonly span: Span | null;
}

/** What is known about the effect of one piece of a statement; pieces combine to the worst of them. */
export interface Judgement {
  readonly risk: Risk;
  readonly reasons: readonly string[];
  /** What decided, for everything that is not read-only. */
  readonly verdicts: readonly Verdict[];
  readonly interactive: boolean;
  readonly unbounded: boolean;
  /** Why it must not be handed to a runner as it stands; null when it may. */
  readonly blocked: string | null;
  /** The output is a copy of a system's state (logs, rows, dumps), so keeping it in a file keeps evidence. */
  readonly evidence: boolean;
  /** The statement does keep such a copy. */
  readonly preserves: boolean;
  /** The program that runs inside this one. */
  readonly inner: string | null;
}

const neutral: Judgement = {
  risk: 'read-only',
  reasons: [],
  verdicts: [],
  interactive: false,
  unbounded: false,
  blocked: null,
  evidence: true,
  preserves: false,
  inner: null,
};

type Extra = Partial<Omit<Judgement, 'risk' | 'reasons'>>;

/** Changes nothing outside itself. */
export const reads = (reason?: string, extra: Extra = {}): Judgement => ({
  ...neutral,
  ...extra,
  reasons: reason === undefined ? [] : [reason],
});

/** Changes state that can be put back, or is not known to be harmless. */
export const changes = (reason: string, extra: Extra = {}): Judgement => ({
  ...neutral,
  evidence: false,
  ...extra,
  risk: 'mutating',
  reasons: [reason],
  verdicts: extra.verdicts ?? [{ reason, risk: 'mutating', span: null }],
});

/** Loses data, sessions, evidence or an object. */
export const destroys = (reason: string, extra: Extra = {}): Judgement => ({
  ...neutral,
  evidence: false,
  ...extra,
  risk: 'destructive',
  reasons: [reason],
  verdicts: extra.verdicts ?? [{ reason, risk: 'destructive', span: null }],
});

const rank: Record<Risk, number> = { 'read-only': 0, mutating: 1, destructive: 2 };

/** The worse of two risks. */
export const worse = (a: Risk, b: Risk): Risk => (rank[a] >= rank[b] ? a : b);

/** More verdicts than this help nobody: one statement can hold thousands. */
const maximumVerdicts = 50;

/** The verdicts of both; the worst one is kept whatever the number. */
function joinVerdicts(some: readonly Verdict[], more: readonly Verdict[]): readonly Verdict[] {
  if (more.length === 0) return some;
  if (some.length + more.length <= maximumVerdicts) return [...some, ...more];
  const worst = more.find((each) => each.risk === 'destructive');
  const isMissing = worst !== undefined && !some.some((each) => each.risk === 'destructive');
  const kept = [...some, ...more].slice(0, maximumVerdicts);
  return isMissing && !kept.includes(worst) ? [...kept.slice(0, -1), worst] : kept;
}

/** The effect of doing all of them: the worst risk, every reason once, the first inner program. */
export function combine(...all: readonly Judgement[]): Judgement {
  return all.reduce<Judgement>(
    (sum, next) => ({
      risk: worse(sum.risk, next.risk),
      reasons: [...sum.reasons, ...next.reasons.filter((reason) => !sum.reasons.includes(reason))],
      verdicts: joinVerdicts(sum.verdicts, next.verdicts),
      interactive: sum.interactive || next.interactive,
      unbounded: sum.unbounded || next.unbounded,
      blocked: sum.blocked ?? next.blocked,
      evidence: sum.evidence && next.evidence,
      preserves: sum.preserves || next.preserves,
      inner: sum.inner ?? next.inner,
    }),
    neutral,
  );
}

/** The same effect, with a further reason, or fields changed. */
export const also = (judgement: Judgement, change: Partial<Judgement> & { readonly reason?: string }): Judgement => {
  const { reason, ...fields } = change;
  return { ...judgement, ...fields, reasons: reason === undefined ? judgement.reasons : [...judgement.reasons, reason] };
};

/** The same effect, its verdicts put where `place` says: a place for every span, and for those that have none. */
export const placed = (judgement: Judgement, place: (verdict: Verdict) => Span | null): Judgement =>
  judgement.verdicts.length === 0
    ? judgement
    : { ...judgement, verdicts: judgement.verdicts.map((each) => ({ ...each, span: place(each) })) };
