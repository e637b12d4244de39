import { useQueryClient } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { useAction } from './use-action.ts';
import type { IncidentView, RunView } from './views.ts';

/** A change whose answer is the incident itself. */
export function useIncidentAction<Input>(
  id: string,
  run: (input: Input) => Promise<IncidentView>,
  options: { readonly quiet?: boolean; readonly onDone?: (answer: IncidentView) => void } = {},
): UseMutationResult<IncidentView, Error, Input> {
  return useAction(run, {
    quiet: options.quiet ?? false,
    puts: () => ['incident', id],
    makesOld: [['incident', id, 'timeline'], ['incident', id, 'composer'], ['home'], ['incidents']],
    ...(options.onDone ? { onDone: options.onDone } : {}),
  });
}

/** A change whose answer is the whole run of a runbook. */
export function useRunAction<Input>(
  run: (input: Input) => Promise<RunView>,
  options: { readonly quiet?: boolean; readonly onDone?: () => void } = {},
): UseMutationResult<RunView, Error, Input> {
  const client = useQueryClient();
  return useAction(run, {
    quiet: options.quiet ?? false,
    puts: (answer) => ['run', answer.id],
    onDone: (answer) => {
      void client.invalidateQueries({ queryKey: ['incident', answer.incidentId] });
      options.onDone?.();
    },
  });
}
