import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { queries } from '../../api/queries.ts';
import { useIncidentAction } from '../../api/use-incident-action.ts';
import type { IncidentView } from '../../api/views.ts';
import { Icon } from '../../ui/icon.tsx';
import { menuItemClass, Popover } from '../../ui/popover.tsx';
import { Avatar } from '../avatar.tsx';

/** One role of the incident and who has it; press to hand it over. */
export function RoleMenu({
  incident,
  role,
  short,
}: {
  readonly incident: IncidentView;
  readonly role: string;
  readonly short: string;
}): ReactNode {
  const people = useQuery(queries.people(incident.organization.slug));
  const assign = useIncidentAction(incident.id, (person: string | null) => actions.setRole(incident.id, { role, person }));
  const person = incident.roles.find((one) => one.role === role)?.person ?? null;
  return (
    <Popover
      label={`${role}: ${person?.name ?? 'nobody'}. Change`}
      triggerClass="inline-flex h-7 max-w-52 items-center gap-1.5 rounded-md px-2 text-[0.8125rem] hover:bg-sunken max-md:h-9"
      trigger={
        <>
          <span className="text-ink-3">{short}</span>
          {person ? (
            <>
              <Avatar person={person} size="sm" />
              <span className="foreign truncate">{person.name}</span>
            </>
          ) : (
            <span className="text-warn">nobody</span>
          )}
          <Icon name="chevron-down" size={13} className="text-ink-3" />
        </>
      }
    >
      {(close) => (
        <>
          <p className="foreign px-2.5 pt-1 pb-1.5 text-xs font-medium text-ink-3">{role}</p>
          {(people.data?.items ?? []).map((one) => (
            <button
              key={one.id}
              type="button"
              className={menuItemClass}
              onClick={() => {
                close();
                assign.mutate(one.id);
              }}
            >
              <Avatar person={one} size="sm" /> <span className="foreign min-w-0 flex-1 truncate">{one.name}</span>
              {one.id === person?.id && <Icon name="check" size={14} />}
            </button>
          ))}
          {person && (
            <button
              type="button"
              className={menuItemClass}
              onClick={() => {
                close();
                assign.mutate(null);
              }}
            >
              <Icon name="close" size={14} /> Nobody
            </button>
          )}
        </>
      )}
    </Popover>
  );
}
