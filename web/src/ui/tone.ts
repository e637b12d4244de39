/** How a thing is meant; always together with a word and a shape, never colour alone. */
export type Tone = 'neutral' | 'good' | 'warning' | 'bad' | 'info';

export const toneText: Readonly<Record<Tone, string>> = {
  neutral: 'text-ink-2',
  good: 'text-good',
  warning: 'text-warn',
  bad: 'text-bad',
  info: 'text-info',
};

export const toneSoft: Readonly<Record<Tone, string>> = {
  neutral: 'bg-sunken text-ink-2 border-line',
  good: 'bg-good-soft text-good border-good-line',
  warning: 'bg-warn-soft text-warn border-warn-line',
  bad: 'bg-bad-soft text-bad border-bad-line',
  info: 'bg-info-soft text-info border-info-line',
};
