import type { Severity } from './incident.ts';

/** Words that monitoring systems put into `labels.severity`, worst first. */
const hintRanks: Readonly<Record<string, number>> = {
  critical: 0,
  page: 0,
  fatal: 0,
  emergency: 0,
  error: 1,
  high: 1,
  major: 1,
  warning: 2,
  warn: 2,
  minor: 2,
  medium: 2,
  low: 3,
  info: 3,
  none: 3,
};

/** Rank guessed from the words of a document without a scheme (`CRITICAL`, `P2`, `SEV 1`). */
function rankOfWord(label: string): number {
  const digit = /\d/.exec(label);
  if (digit) return Number(digit[0]);
  return hintRanks[label.trim().toLowerCase()] ?? 2;
}

const sameLabel = (a: string, b: string) => a.replaceAll(/[\s_-]/g, '').toLowerCase() === b.replaceAll(/[\s_-]/g, '').toLowerCase();

/** The level with this label, however it is spaced (`SEV 1`, `sev1`); a document without a scheme gets the level it names. */
export function findSeverity(scheme: readonly Severity[], label: string): Severity | null {
  return scheme.find((level) => sameLabel(level.label, label) || sameLabel(level.name, label)) ?? null;
}

/**
 * The severity of a new incident, in the document's own words.
 * A runbook that states a range (`P2-P3`) is settled by the alert's own severity label:
 * critical takes the worst of the range, anything milder the mildest; without a label the worst,
 * because a page too many is better than a page too few.
 */
export function chooseSeverity(options: { scheme: readonly Severity[]; stated: readonly string[]; hint: string | null }): {
  severity: Severity | null;
  reason: string;
} {
  const candidates = options.stated
    .map(
      (label): Severity =>
        findSeverity(options.scheme, label) ?? {
          label,
          name: label,
          rank: rankOfWord(label),
          response: null,
          responseText: null,
          line: null,
        },
    )
    .toSorted((a, b) => a.rank - b.rank);
  const worst = candidates[0];
  const mildest = candidates.at(-1);
  const hintRank = options.hint === null ? undefined : hintRanks[options.hint.toLowerCase()];
  if (worst && mildest && worst !== mildest) {
    if (hintRank !== undefined && hintRank >= 2) {
      return { severity: mildest, reason: `the runbook states ${options.stated.join(' to ')}; the alert says ${options.hint}` };
    }
    return {
      severity: worst,
      reason: `the runbook states ${options.stated.join(' to ')}; the worst of them counts until a person says otherwise`,
    };
  }
  if (worst) return { severity: worst, reason: `the runbook states ${worst.label}` };
  if (options.scheme.length === 0) return { severity: null, reason: 'the document has no severity scheme' };
  const levels = options.scheme.toSorted((a, b) => a.rank - b.rank);
  const byHint = levels[Math.min(hintRank ?? 1, levels.length - 1)] ?? null;
  return {
    severity: byHint,
    reason: hintRank === undefined ? 'neither runbook nor alert states a severity' : `the alert says ${options.hint}`,
  };
}
