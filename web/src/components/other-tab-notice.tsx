import type { ReactNode } from 'react';
import type { Draft } from '../drafts/use-draft.ts';
import { Button } from '../ui/button.tsx';

/** Two tabs typed into the same field: both texts are here, the person chooses. */
export function OtherTabNotice({ draft }: { readonly draft: Draft }): ReactNode {
  if (draft.otherText === null) return null;
  return (
    <div
      role="status"
      className="mb-2 flex flex-wrap items-center gap-2 rounded-lg border border-warn-line bg-warn-soft px-3 py-1.5 text-xs"
    >
      <span className="min-w-0 flex-1 basis-40">
        Another tab has:{' '}
        <q dir="auto" className="foreign">
          {draft.otherText.slice(0, 80) || 'an empty text'}
        </q>
      </span>
      <Button size="sm" onClick={draft.takeOther}>
        Take it
      </Button>
      <Button size="sm" look="quiet" onClick={draft.keepMine}>
        Keep mine
      </Button>
    </div>
  );
}
