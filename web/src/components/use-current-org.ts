import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { queries } from '../api/queries.ts';
import type { SessionView } from '../api/views.ts';

const storageKey = 'tocsin:organization';

/** The organization of the address, of the incident shown, or the one looked at last. */
export function useCurrentOrg(session: SessionView | undefined): string {
  const params: { readonly org?: string; readonly id?: string } = useParams({ strict: false });
  const incident = useQuery({ ...queries.incident(params.id ?? ''), enabled: params.id !== undefined });
  const named = params.org ?? incident.data?.organization.slug;
  useEffect(() => {
    if (named) localStorage.setItem(storageKey, named);
  }, [named]);
  const last = localStorage.getItem(storageKey);
  const known = session?.organizations ?? [];
  return named ?? known.find((one) => one.slug === last)?.slug ?? known[0]?.slug ?? '';
}
