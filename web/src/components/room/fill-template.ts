import type { MessageDraftView } from '../../api/views.ts';

export type TemplatePiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly value: string | null; readonly syntax: string };

type Template = Pick<MessageDraftView, 'body' | 'fields'>;
type Values = Readonly<Record<string, string>>;

/** A template cut at its `{{field}}` marks, each with what is typed, else what the incident knows, else nothing. */
export function templatePieces(template: Template, values: Values): readonly TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  let from = 0;
  for (const mark of template.body.matchAll(/\{\{([^{}]*)\}\}/g)) {
    const name = (mark[1] ?? '').trim();
    const field = template.fields.find((one) => one.name === name);
    // Braces that name no field are the document's own text.
    if (!field) continue;
    if (mark.index > from) pieces.push({ kind: 'text', text: template.body.slice(from, mark.index) });
    const typed = values[name]?.trim();
    pieces.push({
      kind: 'field',
      name,
      syntax: field.syntax,
      value: typed ? typed : typed === '' && name in values ? null : (field.value ?? null),
    });
    from = mark.index + mark[0].length;
  }
  if (from < template.body.length) pieces.push({ kind: 'text', text: template.body.slice(from) });
  return pieces;
}

/** The message as it would be sent; an unfilled field stands as the document writes it (`[Affected Service]`). */
export const filledText = (pieces: readonly TemplatePiece[]): string =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : (piece.value ?? piece.syntax))).join('');

/** Names of the fields that still stand open, each once. */
export const unfilledFields = (pieces: readonly TemplatePiece[]): readonly string[] => [
  ...new Set(pieces.flatMap((piece) => (piece.kind === 'field' && piece.value === null ? [piece.name] : []))),
];

/** Which open fields a text written by hand still holds. */
export const unfilledInText = (template: Template, text: string): readonly string[] =>
  template.fields.filter((field) => field.syntax !== '' && text.includes(field.syntax)).map((field) => field.name);
