import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { queries } from '../../api/queries.ts';
import { useIncidentAction } from '../../api/use-incident-action.ts';
import type { IncidentView, RoleInput } from '../../api/views.ts';
import { Select } from '../../ui/select.tsx';
import { PersonName } from '../avatar.tsx';
import { OnCallCard } from '../on-call-card.tsx';
import { TimeText } from '../time-text.tsx';
import { TaskList } from './task-list.tsx';

/** Who does what: roles, the document's checklists, and who can be called. */
export function PeoplePane({ incident }: { readonly incident: IncidentView }): ReactNode {
  const people = useQuery(queries.people(incident.organization.slug));
  const onCall = useQuery(queries.onCall(incident.organization.slug));
  const assign = useIncidentAction(incident.id, (input: RoleInput) => actions.setRole(incident.id, input));
  return (
    <div className="grid h-full content-start gap-6 overflow-y-auto p-4">
      <section>
        <h3 className="mb-2 text-[0.8125rem] font-semibold">Roles</h3>
        <ul className="divide-y divide-line rounded-lg border border-line">
          {incident.roles.map(({ role, person }) => (
            <li key={role} className="flex items-center gap-3 px-3 py-2 text-[0.8125rem]">
              <span className="foreign min-w-0 flex-1">{role}</span>
              <Select
                compact
                width="w-48"
                aria-label={role}
                value={person?.id ?? ''}
                onChange={(event) => assign.mutate({ role, person: event.target.value === '' ? null : event.target.value })}
              >
                <option value="">Nobody</option>
                {[...new Map([...(person ? [person] : []), ...(people.data?.items ?? [])].map((one) => [one.id, one])).values()].map(
                  (one) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ),
                )}
              </Select>
            </li>
          ))}
        </ul>
        {incident.acknowledgedBy && incident.acknowledgedAt && (
          <p className="mt-2 flex flex-wrap items-center gap-1.5 text-xs text-ink-2">
            Acknowledged by <PersonName person={incident.acknowledgedBy} /> <TimeText at={incident.acknowledgedAt} />
          </p>
        )}
      </section>
      <TaskList incident={incident} />
      <section>
        <h3 className="mb-3 text-[0.8125rem] font-semibold">On call now</h3>
        <div className="grid grid-cols-1 gap-4">
          {(onCall.data?.slots ?? []).map((slot) => (
            <OnCallCard key={slot.schedule} slot={slot} />
          ))}
          {onCall.data?.slots.length === 0 && <p className="text-[0.8125rem] text-ink-2">No schedule is set for this organization.</p>}
        </div>
      </section>
    </div>
  );
}
