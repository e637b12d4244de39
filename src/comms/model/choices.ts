const squeeze = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const order = ['investigating', 'identified', 'mitigating', 'monitoring', 'resolved'];

/** The word of the template that comes closest to a status: itself, else the one before it (Identified is still Investigating). */
export function chooseStatus(choices: readonly string[], status: string): string | null {
  for (let place = order.indexOf(status.toLowerCase()); place >= 0; place--) {
    const found = choices.find((choice) => squeeze(choice) === order[place]);
    if (found !== undefined) return found;
  }
  return null;
}

/** The severity in the form that the template asks for; null when it is none of its choices. */
export function chooseSeverity(field: { readonly syntax: string; readonly choices: readonly string[] }, label: string): string | null {
  if (field.choices.length > 0) return field.choices.find((choice) => squeeze(choice) === squeeze(label)) ?? null;
  // Brackets around an example are the document's typography: [SEV1] stays in brackets.
  return /^\[(?:p|sev|s)[ -]?\d\]$/i.test(field.syntax) ? `[${label}]` : label;
}

/** Minutes between updates, out of `[15/30/60]`: what the document says elsewhere, else the worse the sooner. */
export function chooseEvery(choices: readonly string[], minutes: string | null, rank: number | null): string | null {
  const stated = minutes === null ? undefined : choices.find((choice) => choice === /\d+/.exec(minutes)?.[0]);
  if (stated !== undefined) return stated;
  if (rank === null) return null;
  const sorted = choices.toSorted((a, b) => Number(a) - Number(b));
  return sorted[Math.min(sorted.length, Math.max(1, Math.round(rank))) - 1] ?? null;
}
