import type { DraftStep } from './draft-step.ts';

/** "Option 1", "Method B", with what parts it from the words behind it. */
const optionLabel =
  /^((?:option|method|approach|alternative|variant)\s+(?:\d{1,2}[a-z]?|[a-z]|i{1,3}|iv|v))(?:\s*[:.)]\s*|\s*[–—]\s*|\s*-\s+|\s+(?=\()|\s*$)/i;

/** "Option 1" of "Option 1: Restart pods"; null for anything else. */
export const labelledOption = (text: string): string | null => optionLabel.exec(text.trim())?.[1] ?? null;

/** "Option 1" of "Option 1: Restart pods"; "or" of "Or trigger redeployment". */
export function optionIn(text: string): string | null {
  return labelledOption(text) ?? (/^(?:or\b|alternatively\b)/i.test(text.trim()) ? 'or' : null);
}

/** A title without numbering, option label and guard in parentheses; the guard has its own place. */
export function cleanTitle(text: string): { title: string; number: number | null } {
  let title = text
    .trim()
    .replace(/^[#*\-=\s]+(?=\S)/, '')
    .replace(/[\s=*-]+$/, '');
  const numbered = /^(?:step\s+)?(\d{1,3})\s*[.):]\s+/i.exec(title);
  if (numbered) title = title.slice(numbered[0].length);
  title = title.replace(optionLabel, '').replace(/:$/, '').trim();
  return { title: title === '' ? text.trim() : title, number: numbered ? Number(numbered[1]) : null };
}

/** Steps that are one way of several; what they already call themselves stays. */
export const asOption = (steps: readonly DraftStep[], option: string | null): readonly DraftStep[] =>
  option === null ? steps : steps.map((step) => ({ ...step, option: step.option ?? option }));

/** Steps inside one way of several: where they are a choice again, both names count. */
export const withinOption = (steps: readonly DraftStep[], option: string | null): readonly DraftStep[] =>
  option === null ? steps : steps.map((step) => ({ ...step, option: step.option === null ? option : `${option}, ${step.option}` }));

/** Two ways of which one is enough: "or" makes what stands before it the first. What has names of its own keeps them. */
export function asAlternatives(
  before: readonly DraftStep[],
  after: readonly DraftStep[],
): readonly [readonly DraftStep[], readonly DraftStep[]] {
  const last = before.at(-1)?.option ?? null;
  if (before.length === 0 || after.length === 0) return [before, after];
  if (last === null)
    return before.some(({ option }) => option !== null) ? [before, after] : [asOption(before, 'Option 1'), asOption(after, 'Option 2')];
  const count = /^Option (\d{1,2})$/.exec(last)?.[1];
  return [before, count === undefined ? after : asOption(after, `Option ${Number(count) + 1}`)];
}

/** "Or …" makes the step before it the first of the alternatives. */
export function numberAlternatives(steps: readonly DraftStep[]): DraftStep[] {
  const numbered: DraftStep[] = [];
  let count = 1;
  for (const step of steps) {
    const before = numbered.at(-1);
    if (step.option !== 'or') {
      count = 1;
      numbered.push(step);
    } else if (!before) numbered.push({ ...step, option: null });
    else {
      if (before.option === null) numbered[numbered.length - 1] = { ...before, option: 'Option 1' };
      count = Math.max(count + 1, Number(/\d+$/.exec(before.option ?? '')?.[0] ?? 1) + 1);
      numbered.push({ ...step, option: `Option ${count}` });
    }
  }
  return numbered;
}
