import type { CommandPlace, StepPlace } from './rule.ts';

/** What Tocsin runs in place of a statement; null where it runs the statement itself, or nothing. */
export const runsInstead = ({ command }: CommandPlace): string | null => (command.runnable ? command.safeForm : null);

/** A statement for a message: one line, cut short. */
export function shown(text: string): string {
  const line = text.replaceAll(/\\?\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

/** Where else the same stands, for the end of a message. */
export const alsoOn = (others: readonly CommandPlace[]): string =>
  others.length === 0 ? '' : ` (the same on line ${others.map(({ command }) => command.line).join(', ')})`;

/** Words about what a step is for: its title, and itself when it is an instruction. */
export const saysOf = ({ step }: StepPlace): string =>
  `${step.title ?? ''} ${step.kind === 'manual' ? step.source : ''}`.replaceAll(/[*_`]/g, '').trim();

/** A statement without what stands in quotes and without `<holes>`: what is left is the shell's own. */
export const bare = (text: string): string => text.replaceAll(/"(?:[^"\\]|\\[\s\S])*"|'[^']*'/g, '""').replaceAll(/<[\w .-]+>/g, 'x');

/** SQL of a step: the step itself, or what its statements hand to a client in quotes. */
export function sqlOf({ command, step }: CommandPlace): string | null {
  if (step.language === 'sql') return command.text;
  const quoted = /(?:-c|--command|--execute|-e|-q|--query|-d|--data)[ =]+"((?:[^"\\]|\\[\s\S])*)"/.exec(command.text)?.[1] ?? null;
  return quoted !== null && /\b(?:select|update|delete|alter|insert)\b/i.test(quoted) ? quoted : null;
}

/** Words that ask to leave everything as it is, or to save it first. */
export const keeps =
  /\b(?:preserve|save|secure|collect)\s+(?:\w+\s+){0,2}(?:evidence|logs)\b|\bdo not\s+(?:modify|alter|delete|touch|shut down|change)\b/i;
