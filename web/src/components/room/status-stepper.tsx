import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { useIncidentAction } from '../../api/use-incident-action.ts';
import type { IncidentStatus, IncidentView } from '../../api/views.ts';
import { Icon } from '../../ui/icon.tsx';
import { menuItemClass, Popover } from '../../ui/popover.tsx';
import { StatusMark } from '../status-mark.tsx';
import { statusOrder, statusWord } from '../status-words.ts';

/** Where the incident stands on its way; press a later one to move on. On a phone the way folds into a menu. */
export function StatusStepper({ incident, onResolve }: { readonly incident: IncidentView; readonly onResolve: () => void }): ReactNode {
  const status = useIncidentAction(incident.id, (next: IncidentStatus) => actions.setStatus(incident.id, { status: next }));
  const reopen = useIncidentAction(incident.id, () => actions.reopen(incident.id));
  const at = statusOrder.indexOf(incident.status);
  const choose = (next: IncidentStatus): void => {
    if (next === incident.status) return;
    if (next === 'resolved') onResolve();
    else if (incident.status === 'resolved') reopen.mutate(undefined);
    else status.mutate(next);
  };
  return (
    <>
      <ol aria-label="Status" className="hidden items-center lg:flex">
        {statusOrder.map((one, index) => (
          <li key={one} className="flex items-center">
            {index > 0 && <Icon name="chevron-right" size={13} className="mx-0.5 text-line-strong" />}
            <button
              type="button"
              aria-current={index === at ? 'step' : undefined}
              disabled={status.isPending || (incident.status === 'resolved' && index === at)}
              onClick={() => choose(one)}
              className={`inline-flex h-7 items-center gap-1 rounded-md px-2 text-[0.8125rem] hover:bg-sunken ${index === at ? 'bg-sunken font-semibold text-ink' : index < at ? 'text-ink-2' : 'text-ink-3'}`}
            >
              {index < at && <Icon name="check" size={13} className="text-good" />}
              {statusWord[one]}
            </button>
          </li>
        ))}
      </ol>
      <div className="lg:hidden">
        <Popover
          label={`Status: ${statusWord[incident.status]}. Change`}
          triggerClass="inline-flex h-9 items-center gap-1 rounded-md"
          trigger={
            <>
              <StatusMark status={incident.status} />
              <Icon name="chevron-down" size={13} className="text-ink-3" />
            </>
          }
        >
          {(close) =>
            statusOrder.map((one, index) => (
              <button
                key={one}
                type="button"
                className={menuItemClass}
                onClick={() => {
                  close();
                  choose(one);
                }}
              >
                <Icon name={index < at ? 'check' : index === at ? 'circle-dot' : 'circle'} size={15} className="text-ink-3" />{' '}
                {statusWord[one]}
              </button>
            ))
          }
        </Popover>
      </div>
    </>
  );
}
