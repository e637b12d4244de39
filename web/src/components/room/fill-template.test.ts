import { expect, test } from 'vitest';
import { filledText, templatePieces, unfilledFields, unfilledInText } from './fill-template.ts';

const field = (name: string, syntax: string, value: string | null) => ({ name, syntax, value, source: null, choices: [], example: null });
const template = {
  body: 'We see {{Impact}} in {{Service}}. {{Impact}}!',
  fields: [field('Impact', '[Impact]', null), field('Service', '[Service]', 'api')],
};

test('what the incident knows stands in its place', () => {
  expect(filledText(templatePieces(template, { Impact: 'errors' }))).toBe('We see errors in api. errors!');
});
test('a typed value wins over what the incident knows', () => {
  expect(filledText(templatePieces(template, { Service: 'web' }))).toContain('in web.');
});
test('an open field stands as the document writes it and is named once', () => {
  const pieces = templatePieces(template, {});
  expect(filledText(pieces)).toBe('We see [Impact] in api. [Impact]!');
  expect(unfilledFields(pieces)).toEqual(['Impact']);
});
test('a field emptied by hand is open again', () => {
  expect(unfilledFields(templatePieces(template, { Service: '' }))).toEqual(['Impact', 'Service']);
});
test('braces that name no field are text', () => {
  expect(filledText(templatePieces({ body: '{{ $labels.pod }}', fields: [] }, {}))).toBe('{{ $labels.pod }}');
});
test('a value that looks like a mark is not filled again', () => {
  expect(filledText(templatePieces(template, { Impact: '{{Service}}' }))).toBe('We see {{Service}} in api. {{Service}}!');
});
test('fields left open in a text edited by hand are found', () => {
  expect(unfilledInText(template, 'We see [Impact]')).toEqual(['Impact']);
});
