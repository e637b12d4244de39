import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, it } from 'vitest';
import type { CompiledTemplate, CompiledDocument } from '../document.ts';
import { type Form, openSeeds, type Seed, stepsOf } from './inventory.fixture.ts';
import { createTally, type Tally } from './tally.fixture.ts';

const { isPresent, compile, inventory } = openSeeds({ exists: existsSync, read: (path) => readFileSync(path, 'utf8') });

/** "Date: YYYY-MM-DD", "Timeline HH:MM x5": a field of the form, or a line that is filled in. */
function holds(form: CompiledTemplate, field: string): boolean {
  const [, key, value] = /^([^:[]+): (.+)$/.exec(field) ?? [];
  if (form.fields.some(({ syntax, name }) => syntax === field || name === field)) return true;
  const times = /^(?:Timeline )?(HH:MM) x(\d+)$/.exec(field);
  if (times) return (form.fields.find(({ syntax }) => syntax === times[1])?.lines ?? []).length >= Number(times[2]);
  if (form.fixed?.some(({ name, value: fixed }) => name === key && fixed === value)) return true;
  return value !== undefined && form.fields.some(({ syntax }) => value.includes(syntax));
}

function compareForm(doc: string, stated: Form, read: CompiledDocument, tally: Tally): void {
  const [line] = stated.lines;
  const found = read.templates.find((each) => each.line === line);
  const place = (field: string) => ({ doc, line, field: `form: ${field}` });
  tally.count(place('found'), found !== undefined, stated.name);
  if (!found) return;
  tally.same(place('name'), found.name, stated.name);
  tally.same(place('lines'), [found.line, found.endLine], stated.lines);
  for (const field of [...(stated.fields ?? []), ...(stated.placeholders ?? []), ...(stated.questions ?? [])])
    tally.count(place('field'), holds(found, field), `${field}: ${found.fields.map(({ syntax }) => syntax).join(' ')}`);
  for (const [field, choices] of Object.entries(stated.choice_fields ?? {}))
    tally.same(place('choices'), found.fields.find(({ syntax }) => syntax === field)?.choices, choices);
  for (const [name, value] of Object.entries(stated.fixed_values ?? {}))
    tally.count(
      place('fixed value'),
      found.fixed?.some((each) => each.name === name && each.value === value) === true,
      `${name}: ${value}`,
    );
  for (const [name, value] of Object.entries(stated.example_values ?? {}))
    tally.count(
      place('example value'),
      found.fields.some((each) => each.name === name && each.syntax === value),
      `${name}: ${value}`,
    );
  if (stated.sections) tally.same(place('sections'), found.sections, stated.sections);
  if (stated.columns) tally.same(place('columns'), found.columns, stated.columns);
  for (const item of stated.action_items ?? []) tally.count(place('action item'), found.source.includes(item), item);
  if (stated.cadence) tally.same(place('cadence'), found.cadence, { every: stated.cadence.iso8601, severities: stated.cadence.severities });
  if (stated.mojibake)
    tally.count(
      place('repaired'),
      found.display?.includes(stated.mojibake.intended) === true && found.source.includes(stated.mojibake.as_written),
      'not repaired',
    );
}

/** True when a form, a step, a contact, a vendor or a link of the document has the placeholder on that line. */
function knowsPlaceholder(read: CompiledDocument, { line, token }: { line: number; token: string }): boolean {
  const bare = token
    .replace(/^(?:Commander\*\*|Fix|for|Bearer|[:=])[: ]*/, '')
    .replace(/^--from-literal=/, '')
    .replace(/^-(?=x)/, '');
  const inForm = read.templates.some(({ fields }) =>
    fields.some(({ syntax, lines }) => lines?.includes(line) && (syntax === bare || syntax.includes(token) || token.endsWith(syntax))),
  );
  const steps = stepsOf(read).filter((step) => step.line <= line && step.endLine >= line);
  const inStep = steps.some(({ parameters }) =>
    parameters.some(({ syntax }) => syntax.includes(bare) || (syntax !== '' && token.includes(syntax))),
  );
  const people = read.contacts.filter((contact) => contact.line === line).flatMap(({ handle, name, phone }) => [handle, name, phone]);
  const vendors = read.externalServices.filter((service) => service.line === line).map(({ support }) => support);
  const links = (read.links ?? []).filter((link) => link.line === line).map(({ command }) => command);
  return inForm || inStep || [...people, ...vendors].includes(token) || links.some((command) => command?.includes(token));
}

describe.skipIf(!isPresent)('forms of the seed documents (skipped where ../shared is absent)', () => {
  let seeds: readonly Seed[] = [];
  beforeAll(async () => {
    seeds = await compile();
  }, 60_000);

  it('message and report forms agree with the inventory', () => {
    const tally = createTally('Forms');
    for (const { stated, read } of seeds) {
      const all = [...stated.communication_templates, ...stated.postmortem_templates];
      for (const form of all) compareForm(stated.doc, form, read, tally);
      tally.same({ doc: stated.doc, line: 1, field: 'form: number' }, read.templates.length, all.length);
      for (const { line, text } of stated.user_messages ?? [])
        tally.same(
          { doc: stated.doc, line, field: 'message for users' },
          read.messages?.find((each) => each.line === line && each.kind === 'message')?.text,
          text,
        );
      for (const { line, text } of stated.status_page_values ?? [])
        tally.same(
          { doc: stated.doc, line, field: 'state of the status page' },
          read.messages?.find((each) => each.line === line && each.kind === 'state')?.text,
          text,
        );
    }
    tally.close();
  });

  it('every placeholder is known where it stands', () => {
    const tally = createTally('Placeholders');
    for (const placeholder of inventory.placeholders) {
      const read = seeds.find(({ stated }) => stated.doc === placeholder.doc)?.read;
      const { doc, line, syntax, token, context } = placeholder;
      tally.count(
        { doc, line, field: `placeholder: ${syntax}` },
        read !== undefined && knowsPlaceholder(read, placeholder),
        `${token} (${context})`,
      );
    }
    tally.close();
  });
});
