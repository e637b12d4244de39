import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { QueryKey, UseMutationResult } from '@tanstack/react-query';
import { showToast } from '../ui/toast.tsx';
import { problemOf } from './problem-error.ts';

/**
 * One change asked of the server. `puts` names where its answer is kept, `makesOld` what must be asked again.
 * A refusal is shown as a toast unless `quiet` (then the caller shows it beside the form).
 */
export function useAction<Input, Answer>(
  run: (input: Input) => Promise<Answer>,
  options: {
    readonly puts?: (answer: Answer) => QueryKey;
    readonly makesOld?: readonly QueryKey[];
    readonly quiet?: boolean;
    readonly onDone?: (answer: Answer, input: Input) => void;
  } = {},
): UseMutationResult<Answer, Error, Input> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: run,
    networkMode: 'always',
    onSuccess: (answer, input) => {
      if (options.puts) client.setQueryData(options.puts(answer), answer);
      for (const queryKey of options.makesOld ?? []) void client.invalidateQueries({ queryKey });
      options.onDone?.(answer, input);
    },
    onError: (error) => {
      if (options.quiet) return;
      const problem = problemOf(error);
      showToast({ tone: 'bad', title: problem.title, detail: problem.detail });
    },
  });
}
