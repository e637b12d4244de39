import type { ReactNode } from 'react';
import type { AttemptView } from '../../api/views.ts';
import { formatDuration, formatExact } from '../../live/format-time.ts';
import { useNow } from '../../live/use-now.ts';
import { Icon } from '../../ui/icon.tsx';
import { toneText } from '../../ui/tone.ts';
import { stepLook } from './step-look.ts';
import { Terminal } from './terminal.tsx';
import { useOutput } from './use-output.ts';

/** One attempt at a step: its verdict, by whom, where, how long, and what it printed. */
export function StepAttempt({ attempt, of }: { readonly attempt: AttemptView; readonly of: number }): ReactNode {
  const output = useOutput(attempt);
  const look = stepLook(attempt.state);
  const bytes = attempt.outputBytes > 2048 ? `${Math.round(attempt.outputBytes / 1024)} kB` : `${attempt.outputBytes} bytes`;
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5 text-xs text-ink-2">
        <span className={`inline-flex items-center gap-1 font-medium ${toneText[look.tone]}`}>
          <Icon name={look.icon} size={13} /> {attempt.verdict ?? look.word}
        </span>
        {attempt.startedAt && <AttemptTime startedAt={attempt.startedAt} endedAt={attempt.endedAt} />}
        <span>
          {attempt.automatic ? 'by itself' : attempt.startedBy ? `by ${attempt.startedBy.name}` : ''}
          {attempt.runner && ` on ${attempt.runner}`}
        </span>
        {of > 1 && (
          <span className="text-ink-3">
            attempt {attempt.number} of {of}
          </span>
        )}
      </p>
      <Terminal
        label={`Output of attempt ${attempt.number}`}
        output={output.text}
        footer={
          output.isWhole || attempt.state === 'running' ? undefined : (
            <button type="button" className="underline underline-offset-2 hover:text-terminal-ink" onClick={output.loadWhole}>
              {output.isLoading ? 'Loading …' : `The end of ${bytes}. Show all of it`}
            </button>
          )
        }
      />
    </div>
  );
}

function AttemptTime({ startedAt, endedAt }: { readonly startedAt: string; readonly endedAt: string | null }): ReactNode {
  const now = useNow();
  const end = endedAt === null ? now : Date.parse(endedAt);
  return (
    <span className="tabular" title={formatExact(startedAt)}>
      {formatDuration(Math.max(0, end - Date.parse(startedAt)))}
    </span>
  );
}
