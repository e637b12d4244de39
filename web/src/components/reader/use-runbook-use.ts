import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { queries } from '../../api/queries.ts';
import type { RunbookUseView } from '../../api/views.ts';
import { useQueryParam } from '../use-query-param.ts';

/** What can be done with the runbook that is being read; undefined until the server has answered. */
export function useRunbookUse(): { readonly org: string; readonly slug: string; readonly use: RunbookUseView | undefined } {
  const { org = '', slug = '' }: { readonly org?: string; readonly slug?: string } = useParams({ strict: false });
  const [version] = useQueryParam('version', '');
  const { data } = useQuery(queries.runbookUse(org, slug, version));
  return { org, slug, use: data };
}
