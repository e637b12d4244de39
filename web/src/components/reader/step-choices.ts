import type { RunbookDetailView, RunbookStepView } from '../../api/views.ts';

type Sections = RunbookDetailView['sections'];

/** One of several ways to do the same thing, as the document offers it. */
export type Way = { readonly name: string; readonly line: number };
/** Which of the ways a step belongs to. */
export type Choice = { readonly at: number; readonly ways: readonly Way[] };

type Option = { readonly label: string; readonly heading: string; readonly steps: readonly RunbookStepView[] };

/** The choice that each step under an option belongs to, by the step's id. A single option is no choice. */
export function choicesOf(sections: Sections): ReadonlyMap<string, Choice> {
  const found = new Map<string, Choice>();
  for (const options of optionGroups(sections)) {
    if (options.length < 2) continue;
    const ways = options.map((option) => ({ name: nameOf(option), line: option.steps[0]?.line ?? 0 }));
    options.forEach(({ steps }, index) => {
      for (const step of steps) found.set(step.id, { at: index + 1, ways });
    });
  }
  return found;
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
      if (open && last?.label === step.option) {
        open[open.length - 1] = { ...last, steps: [...last.steps, step] };
        continue;
      }
      if (!open || open.some(({ label }) => label === step.option)) {
        open = [];
        groups.push(open);
      }
      open.push({ label: step.option, heading, steps: [step] });
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
