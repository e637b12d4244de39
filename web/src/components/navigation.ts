import { paths } from '../api/paths.ts';
import type { IconName } from '../ui/icon.tsx';

export type Destination = {
  readonly label: string;
  readonly short?: string;
  readonly icon: IconName;
  readonly href: string;
  readonly key: string | null;
  readonly onPhone: boolean;
};

/** Where one can go, with the second key of `g …`. */
export function destinations(org: string): readonly Destination[] {
  return [
    { label: 'Home', icon: 'home', href: paths.page.home(), key: 'h', onPhone: true },
    { label: 'Incidents', icon: 'siren', href: paths.page.incidents(org), key: 'i', onPhone: true },
    { label: 'Alerts', icon: 'bell', href: paths.page.alerts(org), key: 'a', onPhone: true },
    { label: 'Runbooks', icon: 'book', href: paths.page.runbooks(org), key: 'r', onPhone: true },
    { label: 'On-call', icon: 'calendar', href: paths.page.onCall(org), key: 'o', onPhone: true },
    { label: 'Status page', icon: 'globe', href: paths.page.status(org), key: 'p', onPhone: false },
    { label: 'Settings', icon: 'settings', href: paths.page.settings(org), key: 's', onPhone: false },
  ];
}

/** Pages that hang on another one's entry. */
const below: Readonly<Record<string, RegExp>> = { incidents: /^\/i\//, runbooks: /^\/o\/[^/]+\/coverage$/ };

export function isAt(path: string, href: string): boolean {
  if (href === '/') return path === '/';
  return path === href || path.startsWith(`${href}/`) || (below[href.split('/').at(-1) ?? '']?.test(path) ?? false);
}
