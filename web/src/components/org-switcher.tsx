import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { Icon } from '../ui/icon.tsx';
import { menuItemClass, Popover } from '../ui/popover.tsx';
import { useSignedIn } from './session-context.ts';

/** From one organization to another, staying on the same kind of page. */
export function OrgSwitcher(): ReactNode {
  const { session, org } = useSignedIn();
  const router = useRouter();
  const current = session.organizations.find((one) => one.slug === org);
  if (!current) return null;
  const goTo = (slug: string): void => {
    const [, root, , room] = location.pathname.split('/');
    router.history.push(root === 'o' && room ? `/o/${encodeURIComponent(slug)}/${room}` : paths.page.incidents(slug));
  };
  return (
    <Popover
      label={`Organization: ${current.name}`}
      triggerClass="flex h-9 w-full items-center gap-2 rounded-md px-2 text-start hover:bg-sunken"
      trigger={
        <>
          <span
            aria-hidden="true"
            className="grid size-5 shrink-0 place-items-center rounded bg-accent-soft text-2xs font-bold text-accent"
          >
            {[...current.name][0]?.toUpperCase()}
          </span>
          <span className="foreign min-w-0 flex-1 truncate text-[0.8125rem] font-semibold">{current.name}</span>
          <Icon name="chevron-down" size={14} className="text-ink-3" />
        </>
      }
    >
      {(close) =>
        session.organizations.map((one) => (
          <button
            key={one.slug}
            type="button"
            className={menuItemClass}
            onClick={() => {
              close();
              goTo(one.slug);
            }}
          >
            <span className="foreign min-w-0 flex-1 truncate">{one.name}</span>
            <span className="text-xs text-ink-3">{one.role}</span>
            <Icon name="check" size={14} className={one.slug === org ? '' : 'invisible'} />
          </button>
        ))
      }
    </Popover>
  );
}
