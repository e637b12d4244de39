import { useQuery, useQueryClient } from '@tanstack/react-query';
import { paths } from '../../api/paths.ts';
import { get } from '../../api/request.ts';
import type { Page, TimelineEntryView } from '../../api/views.ts';

const pageSize = 200;

/** The whole timeline, oldest first. What is already here is never asked for again: only what comes after it. */
export function useTimeline(incidentId: string): {
  readonly entries: readonly TimelineEntryView[];
  readonly isPending: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const client = useQueryClient();
  const queryKey = ['incident', incidentId, 'timeline'];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      let known = client.getQueryData<readonly TimelineEntryView[]>(queryKey) ?? [];
      for (;;) {
        const after = known.at(-1)?.position ?? 0;
        const page = await get<Page<TimelineEntryView>>(paths.api.timeline(incidentId, { after, limit: pageSize }), signal);
        const fresh = page.items.filter((entry) => entry.position > after);
        if (fresh.length > 0) known = [...known, ...fresh];
        if (fresh.length === 0 || page.items.length < pageSize) return known;
      }
    },
    structuralSharing: false,
  });
  return { entries: query.data ?? [], isPending: query.isPending, error: query.error, retry: () => void query.refetch() };
}
