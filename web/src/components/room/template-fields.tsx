import type { ReactNode } from 'react';
import type { MessageDraftView } from '../../api/views.ts';
import { SelectField, TextField } from '../../ui/field.tsx';

/** The gaps of a template as a form: a choice where the document lists choices, and where a value came from. */
export function TemplateFields({
  template,
  values,
  onChange,
}: {
  readonly template: MessageDraftView;
  readonly values: Readonly<Record<string, string>>;
  readonly onChange: (name: string, value: string) => void;
}): ReactNode {
  return (
    <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
      {template.fields.map((field) => {
        const value = values[field.name] ?? field.value ?? '';
        const help = values[field.name] === undefined && field.value !== null && field.source ? `from ${field.source}` : undefined;
        const change = (event: { readonly target: { readonly value: string } }): void => onChange(field.name, event.target.value);
        if (field.choices.length > 0) {
          return (
            <SelectField key={field.name} label={field.name} help={help} value={value} onChange={change}>
              <option value="">Choose</option>
              {[...new Set([...field.choices, ...(value ? [value] : [])])].map((choice) => (
                <option key={choice} value={choice}>
                  {choice}
                </option>
              ))}
            </SelectField>
          );
        }
        return (
          <TextField
            key={field.name}
            label={field.name}
            help={help}
            dir="auto"
            placeholder={field.example ?? ''}
            value={value}
            onChange={change}
          />
        );
      })}
    </div>
  );
}
