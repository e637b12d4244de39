import type { IconName } from '../ui/icon.tsx';

export type Command = {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly hint: string;
  readonly run: () => void;
};

/** The start of the label, then the start of a word, then anywhere, then all words in any order; else out. */
function score(label: string, wanted: string): number {
  if (label.startsWith(wanted)) return 4;
  if (label.includes(` ${wanted}`)) return 3;
  if (label.includes(wanted)) return 2;
  return wanted.split(/\s+/).every((word) => label.includes(word)) ? 1 : 0;
}

/** What fits `text`, best first; equal ones keep their order. */
export function rankCommands<C extends Pick<Command, 'label'>>(commands: readonly C[], text: string): readonly C[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return commands;
  return commands
    .map((command) => ({ command, points: score(command.label.toLowerCase(), wanted) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .map(({ command }) => command);
}
