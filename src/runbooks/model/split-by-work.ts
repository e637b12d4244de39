import type { SectionKind } from './document.ts';
import type { DraftStep } from './draft-step.ts';

const says = (step: DraftStep): string => `${step.title ?? ''} ${step.kind === 'manual' ? step.source : ''}`;
const solves = /\b(?:solution|fix|remedy|workaround|resolve)\b/i;
const looksBack = /\b(?:verify|check|confirm|status|wait|view|monitor|validate|ensure)\b/i;

const looksOnly = /^(?:check|identify|inspect|view|find|look|list|show|search)\b/i;

function kindOf(step: DraftStep, before: SectionKind): SectionKind {
  // "Check memory leaks" with a program that we do not know to be harmless is still looking.
  if (
    before === 'diagnosis' &&
    step.commands.every(({ risk }) => risk !== 'destructive') &&
    looksOnly.test(step.title ?? '') &&
    !solves.test(step.title ?? '')
  )
    return 'diagnosis';
  const changes =
    step.commands.some(({ risk }) => risk !== 'read-only') ||
    solves.test(says(step)) ||
    ((step.kind === 'config' || step.kind === 'code') && before !== 'diagnosis');
  if (changes && !step.commands.every(({ risk, program }) => risk === 'mutating' && (program === 'open' || program === 'ssh')))
    return 'mitigation';
  if (step.commands.length === 0) return solves.test(says(step)) ? 'mitigation' : before;
  if (before === 'mitigation' || before === 'verification') return looksBack.test(says(step)) ? 'verification' : before;
  return 'diagnosis';
}

/**
 * Steps under a heading that names no section, told apart by what they do: looking first is diagnosis, changing is
 * mitigation, looking again after a change is verification.
 */
export function splitByWork(
  drafts: readonly DraftStep[],
  start: SectionKind = 'diagnosis',
): readonly { kind: SectionKind; drafts: readonly DraftStep[] }[] {
  const parts: { kind: SectionKind; drafts: DraftStep[] }[] = [];
  for (const draft of drafts) {
    const kind = kindOf(draft, parts.at(-1)?.kind ?? start);
    const last = parts.at(-1);
    if (last?.kind === kind) last.drafts.push(draft);
    else parts.push({ kind, drafts: [draft] });
  }
  return parts.length === 0 ? [{ kind: 'other', drafts: [] }] : parts;
}

const watches = /(?:^|: )(?:\d+[.)]\s*)?(?:monitor|verify|confirm|validate)\b/i;

/**
 * The steps of a section that mends, with those that look whether it held apart: "4. Monitor recovery" after a change.
 * Before anything is changed, "verify" is still looking.
 */
export function splitOffWatching(drafts: readonly DraftStep[]): readonly { kind: SectionKind; drafts: readonly DraftStep[] }[] {
  const parts: { kind: SectionKind; drafts: DraftStep[] }[] = [{ kind: 'mitigation', drafts: [] }];
  let hasChanged = false;
  for (const draft of drafts) {
    const waits = draft.commands.length > 0 && draft.commands.every(({ text }) => /\brollout status\b/.test(text));
    const looks = hasChanged && (waits || watches.test(draft.title ?? '')) && draft.commands.every(({ risk }) => risk === 'read-only');
    hasChanged ||= draft.commands.length === 0 || draft.commands.some(({ risk }) => risk !== 'read-only');
    const kind = looks ? 'verification' : 'mitigation';
    const last = parts.at(-1);
    if (last?.kind === kind) last.drafts.push(draft);
    else parts.push({ kind, drafts: [draft] });
  }
  return parts;
}
