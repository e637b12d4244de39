import { useId } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useDraft } from '../drafts/use-draft.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** Asks for a reason; the timeline keeps it. */
export function ReasonForm({
  title,
  label,
  submit,
  draftKey,
  busy,
  error,
  onSubmit,
  onClose,
  children,
}: {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  readonly draftKey: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly onSubmit: (reason: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}): ReactNode {
  const formId = useId();
  const draft = useDraft(draftKey);
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (draft.text.trim() !== '') onSubmit(draft.text.trim());
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} busy={busy} disabled={draft.text.trim() === ''}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={send} className="grid grid-cols-1 gap-4">
        {error && <ProblemNotice error={error} />}
        {children}
        <TextArea
          label={label}
          data-autofocus
          dir="auto"
          maxLength={2000}
          value={draft.text}
          onChange={(event) => draft.set(event.target.value)}
          help="It is kept on the timeline."
        />
      </form>
    </Dialog>
  );
}
