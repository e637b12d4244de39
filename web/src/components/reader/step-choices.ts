import type { RunbookDetailView, RunbookStepView } from '../../api/views.ts';

type Sections = RunbookDetailView['sections'];

/** One of several ways to do the same thing, as the document offers it. */
export type Way = { readonly name: string; readonly line: number };
/** Which of the ways a step belongs to. */
export type Choice = { readonly at: number; readonly ways: readonly Way[] };

type Option = { readonly label: string; readonly heading: string; readonly steps: readonly RunbookStepView[] };

/** The choice that each step under an option belongs to, by the step's id: of a choice within an option, the inner one. A single option is no choice. */
export function choicesOf(sections: Sections): ReadonlyMap<string, Choice> {
  const found = new Map<string, Choice>();
  const note = (options: readonly Option[]): void => {
    if (options.length < 2) return;
    const ways = options.map((option) => ({ name: nameOf(option), line: option.steps[0]?.line ?? 0 }));
    options.forEach(({ steps }, index) => {
      for (const step of steps) found.set(step.id, { at: index + 1, ways });
    });
  };
  for (const options of optionGroups(sections)) {
    note(options);
    for (const option of options) note(innerOptions(option));
  }
  return found;
}

/** "Option B" and "Option 1" of "Option B, Option 1": a way that is a choice again. */
const namesOf = (option: string): readonly [outer: string, inner: string | null] => {
  const at = option.indexOf(', ');
  return at < 0 ? [option, null] : [option.slice(0, at), option.slice(at + 2)];
};

/** The ways within one way; steps of the outer one that are in none of them do not count. */
function innerOptions({ steps }: Option): readonly Option[] {
  const inner = Map.groupBy(steps, ({ option }) => namesOf(option ?? '')[1]);
  return [...inner].flatMap(([label, own]) => (label === null ? [] : [{ label, heading: '', steps: own }]));
}

/** Options that follow each other, whether they share a section or each has its own. One that comes again begins another choice. */
function optionGroups(sections: Sections): readonly (readonly Option[])[] {
  const groups: Option[][] = [];
  let open: Option[] | null = null;
  for (const { heading, steps } of sections)
    for (const step of steps) {
      if (step.option === null) {
        open = null;
        continue;
      }
      const last: Option | undefined = open?.at(-1);
      const [outer] = namesOf(step.option);
      if (open && last?.label === outer) {
        open[open.length - 1] = { ...last, steps: [...last.steps, step] };
        continue;
      }
      if (!open || open.some(({ label }) => label === outer)) {
        open = [];
        groups.push(open);
      }
      open.push({ label: outer, heading, steps: [step] });
    }
  return groups;
}

const numbered = /^(?:option|alternative|variant|way|method|approach)\s+\w{1,3}\b\s*[:.)–—-]?\s*/i;

/** The guard has its own place on the card. */
const guard = /\s*\((?:only )?(?:if|when|unless)\b[^()]*\)/i;

/** What an option is called where its number is said beside it: "Trigger failover" of the heading "Option 2: Trigger failover". */
function nameOf({ label, heading, steps }: Option): string {
  const isOwnHeading = heading.toLowerCase().startsWith(label.toLowerCase());
  const name = (isOwnHeading ? heading : label).replace(numbered, '') || steps[0]?.title?.replace(numbered, '') || label;
  return name.replace(guard, '').trim() || name;
}
