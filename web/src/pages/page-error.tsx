import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { Button } from '../ui/button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';

/** The page itself failed, for example because a new version replaced a chunk: a reload mends most of it; drafts are kept. */
export function PageError({ error }: { readonly error: unknown }): ReactNode {
  return (
    <div className="mx-auto grid max-w-lg gap-4 p-6 pt-[18vh]">
      <ProblemNotice error={error} />
      <div className="flex gap-2">
        <Button look="primary" icon="refresh" onClick={() => location.reload()}>
          Reload the page
        </Button>
        <Button onClick={() => location.assign(paths.page.home())}>Go home</Button>
      </div>
      <p className="text-[0.8125rem] text-ink-2">What you typed is kept and will be there after the reload.</p>
    </div>
  );
}
