import type { SectionKind } from './document.ts';

/** What one rule says of a heading: a kind; null, no kind is named here; undefined, the rule does not speak of such a heading. */
export type Opinion = SectionKind | null | undefined;

/** The first opinion that one of the rules has, in their order; undefined where none has any. */
export function firstOpinion<Subject>(rules: readonly ((subject: Subject) => Opinion)[], subject: Subject): Opinion {
  for (const rule of rules) {
    const opinion = rule(subject);
    if (opinion !== undefined) return opinion;
  }
  return undefined;
}
