import type { Reported, Rule } from './rule.ts';

const table = (row: string): string => `# R\n\n## Contacts\n\n| Role | Name | Slack |\n|---|---|---|\n${row}\n`;

/** A value that stands for one: in brackets, crossed out, or the word for it. */
const isStandIn = (value: string): boolean => /^(?:\{.*\}|\[.*\]|<.*>|name|tbd|todo|x+|\+?[\d-]*x{3,}.*)$/i.test(value.trim());

export const unfilledContact: Rule = {
  id: 'unfilled-contact',
  severity: 'warning',
  title: 'A contact that nobody filled in',
  why: 'Nobody can be reached at a placeholder.',
  advice: 'Write the person, the rotation or the handle.',
  bad: table('| CTO | Name | {CTO} |'),
  good: table('| CTO | Ada Example | @cto |'),
  check: ({ document, text }) => {
    const lines = text.split('\n');
    const found = document.contacts.flatMap((contact): readonly Reported[] => {
      const { role, handle, name, phone, schedule, line } = contact;
      const holes = [handle, name, phone].filter((value): value is string => value !== null && isStandIn(value));
      if (holes.length > 0) return [reported(line, `${role} is not filled in: ${holes.join(', ')}`)];
      // A dash says that nobody knew; a rotation or a number is enough to reach somebody.
      const hasDashes = /\|\s*[-–—]\s*(?=\|)/.test(lines[line - 1] ?? '');
      const hasMail = handle !== null && /\S@\S+\.\S/.test(handle);
      if (!hasDashes || name !== null || phone !== null || schedule !== null || hasMail) return [];
      return [reported(line, `${role} has neither a name nor a number${handle === null ? '' : `, only ${handle}`}`)];
    });
    const open = document.externalServices.flatMap((service) => {
      const hole = [service.support, service.statusPage].find((value): value is string => value !== null && isStandIn(value));
      return hole === undefined ? [] : [{ ...service, hole }];
    });
    const linesOf = open.length === 0 ? new Map<string, readonly number[]>() : holesByLine(lines);
    const services = open.map(({ name, hole, line }) => {
      // The service may be named in several places; the hole stands in one of them.
      const at = linesOf.get(hole)?.find((each) => each === line || (lines[each - 1] ?? '').includes(name));
      return reported(at ?? line, `${name} is not filled in: ${hole}`);
    });
    return [...found, ...services];
  },
};

function holesByLine(lines: readonly string[]): Map<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [index, line] of lines.entries())
    for (const [hole] of line.matchAll(/\{[^{}]{1,80}\}|\[[^[\]]{1,80}\]|<[^<>]{1,80}>/g)) {
      const before = found.get(hole) ?? [];
      // Some are enough: a form repeats one hole hundreds of times.
      if (before.length < 40) found.set(hole, [...before, index + 1]);
    }
  return found;
}

const reported = (line: number, message: string): Reported => ({
  line,
  message,
  suggestion: 'write the person, rotation, number or handle',
});
