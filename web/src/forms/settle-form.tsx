import { useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { useRunAction } from '../api/use-incident-action.ts';
import type { RunStepView, SettleInput } from '../api/views.ts';
import { stepTitle } from '../components/room/step-look.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** The runner was lost while the step ran: only a person can look and say what became of it. It is not run again by itself. */
export function SettleForm({
  step,
  runId,
  onClose,
}: {
  readonly step: RunStepView;
  readonly runId: string;
  readonly onClose: () => void;
}): ReactNode {
  const formId = useId();
  const [outcome, setOutcome] = useState<SettleInput['outcome'] | null>(null);
  const draft = useDraft(`settle:${step.id}`);
  const settle = useRunAction((input: SettleInput) => actions.settle(runId, step.id, input), {
    quiet: true,
    onDone: () => {
      draft.clear();
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (outcome) settle.mutate({ outcome, note: draft.text.trim() });
  };
  const choices = [
    { value: 'succeeded', title: 'It took effect', text: 'I looked, and what it should do is done.' },
    { value: 'failed', title: 'It did not take effect', text: 'I looked, and nothing or only part was done. It may be run again.' },
  ] as const;
  return (
    <Dialog
      title={`How did it end? ${stepTitle(step)}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            type="submit"
            form={formId}
            busy={settle.isPending}
            disabled={outcome === null || draft.text.trim() === ''}
          >
            Settle
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="grid grid-cols-1 gap-4">
        {settle.error && <ProblemNotice error={settle.error} />}
        <p className="text-ink-2">
          The runner was lost while this ran, so nobody knows whether it took effect. Look at the target first. Tocsin never repeats it by
          itself.
        </p>
        <pre className="overflow-x-auto rounded-lg bg-terminal px-3 py-2 font-mono text-xs text-terminal-ink">
          {step.attempts.at(-1)?.display ?? step.plan?.display ?? step.source}
        </pre>
        <fieldset className="grid grid-cols-1 gap-2">
          <legend className="sr-only">Outcome</legend>
          {choices.map((choice) => (
            <label
              key={choice.value}
              className="flex cursor-pointer flex-wrap gap-x-3 rounded-lg border border-line px-3 py-2.5 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="outcome"
                className="mt-1 accent-accent"
                checked={outcome === choice.value}
                onChange={() => setOutcome(choice.value)}
              />
              <span className="font-medium">{choice.title}</span>
              <span className="basis-full ps-6 text-[0.8125rem] text-ink-2">{choice.text}</span>
            </label>
          ))}
        </fieldset>
        <TextArea
          label="What did you see?"
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
