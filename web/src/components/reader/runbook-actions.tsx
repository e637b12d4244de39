import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import { declareWithRunbook } from '../../forms/declare-with-runbook.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { printWholeDocument } from './print-document.ts';
import { useRunbookUse } from './use-runbook-use.ts';

const mostRooms = 3;

/** The whole runbook: the rooms where it is at work, a new incident with it, paper; without the right to declare, why. */
export function RunbookActions({ isOneOfSeveral }: { readonly isOneOfSeveral: boolean }): ReactNode {
  const { org, slug, use } = useRunbookUse();
  const incidents = use?.incidents ?? [];
  return (
    <>
      <Button icon="print" onClick={() => print()}>
        {isOneOfSeveral ? 'Print this runbook' : 'Print'}
      </Button>
      {isOneOfSeveral && (
        <Button look="quiet" onClick={printWholeDocument}>
          Print all
        </Button>
      )}
      {use && use.whyNotDeclare !== null ? (
        <p className="inline-flex max-w-72 items-start gap-1.5 text-xs text-ink-2">
          <Icon name="lock" size={13} className="mt-px text-ink-3" /> You can read this: {use.whyNotDeclare}.
        </p>
      ) : (
        <Button icon="siren" onClick={() => declareWithRunbook(org, slug)}>
          Declare with this runbook
        </Button>
      )}
      {incidents.slice(0, mostRooms).map((incident) => (
        <Anchor
          key={incident.id}
          href={paths.page.incident(incident.id, 'runbook')}
          title={incident.title}
          className={`${buttonClass('primary', 'md')} max-md:order-first`}
        >
          <Icon name="play" size={14} filled /> Open in #{incident.number}
        </Anchor>
      ))}
      {incidents.length > mostRooms && <span className="text-xs text-ink-3">and {incidents.length - mostRooms} more</span>}
    </>
  );
}
