import { guardOfLabel, isGuardHeading } from './guard-labels.ts';
import { headingRole } from './heading-roles.ts';
import { isOtherwise, otherwiseGuard } from './introductions.ts';
import { cleanTitle, labelledOption } from './options.ts';
import type { OutlineNode } from './outline.ts';
import type { SectionFrame } from './section-frame.ts';

/** What a bold line says about what follows it. */
export interface BoldLine {
  /** When that is done. */
  readonly guard: string | null;
  /** The way of several that it is. */
  readonly option: string | null;
  /** What it is called, where the line is neither. */
  readonly label: string | null;
}
const guardNames = /^(?:when to use(?: (?:this|it))?|use (?:this |it )?(?:when|if)|applies (?:when|if))$/i;
/** "When to use": what stands behind the label is the guard. */
export const namesGuard = (title: string): boolean => guardNames.test(title);
const longestGuard = 160;
export const plainLine: BoldLine = { guard: null, option: null, label: null };

export function boldLine(child: OutlineNode, frame: SectionFrame, cases: readonly string[]): BoldLine {
  if (child.level < 7) return plainLine;
  // "When to use: the cache is full": the words behind the label are the guard.
  if (child.inline !== null && namesGuard(child.title) && child.inline.words.length <= longestGuard)
    return { ...plainLine, guard: child.inline.words };
  const option = labelledOption(child.title);
  const { title } = cleanTitle(child.title);
  if (option !== null) return { guard: null, option, label: title === option ? null : title };
  if (isOtherwise(child.text, cases.length > 0)) return { guard: otherwiseGuard(cases), option: null, label: null };
  const mayGuard = (!frame.isProcess || isGuardHeading(child.title)) && headingRole(child.title) === null;
  const guard = mayGuard ? guardOfLabel(child.text) : null;
  return { guard, option: null, label: guard === null ? title : null };
}
