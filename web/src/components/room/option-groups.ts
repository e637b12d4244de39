/** Steps in document order; those that stand under options ("Option 1", "Option 2") gathered into one choice. */
export type StepGroup<S> =
  | { readonly kind: 'step'; readonly step: S }
  | { readonly kind: 'choice'; readonly options: readonly { readonly label: string; readonly steps: readonly S[] }[] };

export function groupOptions<S extends { readonly option: string | null }>(steps: readonly S[]): readonly StepGroup<S>[] {
  const groups: StepGroup<S>[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.option === null) {
      groups.push({ kind: 'step', step });
    } else if (last?.kind === 'choice') {
      const known = last.options.some((option) => option.label === step.option);
      const options = known
        ? last.options.map((option) => (option.label === step.option ? { ...option, steps: [...option.steps, step] } : option))
        : [...last.options, { label: step.option, steps: [step] }];
      groups[groups.length - 1] = { kind: 'choice', options };
    } else {
      groups.push({ kind: 'choice', options: [{ label: step.option, steps: [step] }] });
    }
  }
  return groups;
}
