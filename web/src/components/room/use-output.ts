import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { paths } from '../../api/paths.ts';
import { localProblem } from '../../api/problem-error.ts';
import type { AttemptView } from '../../api/views.ts';
import { readEventStream } from '../../live/event-stream.ts';

const keptCharacters = 512 * 1024;
const silenceMs = 60_000;

/** The output of an attempt: live while it runs, then its end, the whole on demand. */
export function useOutput(attempt: AttemptView): {
  readonly text: string;
  readonly isWhole: boolean;
  readonly loadWhole: () => void;
  readonly isLoading: boolean;
} {
  const isRunning = attempt.state === 'running';
  const live = useLiveOutput(attempt.id, isRunning);
  const [wantsWhole, setWantsWhole] = useState(false);
  const whole = useQuery({
    queryKey: ['output', attempt.id],
    enabled: wantsWhole,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => readWhole(attempt.id, signal),
  });
  const text = whole.data ?? (isRunning && live !== '' ? live : attempt.output);
  const isWhole =
    whole.data !== undefined || (!attempt.truncated && new TextEncoder().encode(attempt.output).length >= attempt.outputBytes);
  return { text, isWhole, loadWhole: () => setWantsWhole(true), isLoading: whole.isFetching };
}

/** The server gives the output in pieces; each names where the next begins. */
async function readWhole(attemptId: string, signal: AbortSignal): Promise<string> {
  let text = '';
  for (let offset = 0; ;) {
    const response = await fetch(paths.api.output(attemptId, offset), { signal, headers: { accept: 'text/plain' } });
    if (!response.ok)
      throw localProblem('output', 'The output could not be read', `The server answered ${response.status}.`, response.status);
    text += await response.text();
    const next = Number(response.headers.get('x-next-offset'));
    if (!(next > offset)) return text;
    offset = next;
  }
}

function useLiveOutput(attemptId: string, isRunning: boolean): string {
  const client = useQueryClient();
  const [text, setText] = useState('');
  useEffect(() => {
    if (!isRunning) return;
    const stop = new AbortController();
    setText('');
    readEventStream({
      path: paths.api.output(attemptId, 0),
      signal: stop.signal,
      silenceMs,
      onMessage: (message) => {
        if (message.event === 'end') void client.invalidateQueries({ queryKey: ['run'] });
        if (message.event !== 'output') return;
        const chunk = JSON.parse(message.data) as { readonly text: string };
        setText((before) => (before + chunk.text).slice(-keptCharacters));
      },
    }).catch(() => {
      // A broken output stream is not a broken step: the run's own answers carry the end of the output.
      if (!stop.signal.aborted) void client.invalidateQueries({ queryKey: ['run'] });
    });
    return () => stop.abort();
  }, [attemptId, isRunning, client]);
  return text;
}
