import type { ReactNode } from 'react';
import { problemOf } from '../api/problem-error.ts';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';

/** Why it did not work, in the server's words, and what to do next. */
export function ProblemNotice({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }): ReactNode {
  const problem = problemOf(error);
  return (
    <div role="alert" className="flex items-start gap-2.5 rounded-lg border border-bad-line bg-bad-soft px-3.5 py-3 text-[0.8125rem]">
      <Icon name="triangle" className="mt-0.5 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="font-medium text-ink">{problem.title}</p>
        {problem.detail && problem.detail !== problem.title && <p className="foreign text-ink-2">{problem.detail}</p>}
        {problem.errors.length > 0 && (
          <ul className="mt-1 list-disc ps-4 text-ink-2">
            {problem.errors.map((one) => (
              <li key={`${one.field}${one.message}`} className="foreign">
                {one.field && <span className="font-mono text-xs">{one.field}: </span>}
                {one.message}
              </li>
            ))}
          </ul>
        )}
      </div>
      {onRetry && (
        <Button size="sm" icon="refresh" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
