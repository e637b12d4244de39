import type { AlertView } from '../api/views.ts';

/** Words found anywhere in an alert, `label=value` exactly (or as a beginning, with `*`), all of which must fit. */
export function filterAlerts<A extends Pick<AlertView, 'name' | 'labels' | 'annotations' | 'service'>>(
  alerts: readonly A[],
  text: string,
): readonly A[] {
  const terms = text
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '');
  return alerts.filter((alert) => terms.every((term) => fits(alert, term)));
}

function fits(alert: Pick<AlertView, 'name' | 'labels' | 'annotations' | 'service'>, term: string): boolean {
  const [, label, value] = /^([^=]+)=(.*)$/.exec(term) ?? [];
  if (label !== undefined && value !== undefined) {
    const found = Object.entries(alert.labels)
      .find(([name]) => name.toLowerCase() === label)?.[1]
      .toLowerCase();
    if (found === undefined) return false;
    return value.endsWith('*') ? found.startsWith(value.slice(0, -1)) : found === value;
  }
  return `${alert.name} ${alert.service ?? ''} ${Object.values(alert.labels).join(' ')} ${Object.values(alert.annotations).join(' ')}`
    .toLowerCase()
    .includes(term);
}
