import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import { queries } from '../../api/queries.ts';
import { Anchor } from '../../ui/anchor.tsx';

/** Other runbooks that somebody reading this one may need, and why. */
export function RelatedRunbooks({ org, slug }: { readonly org: string; readonly slug: string }): ReactNode {
  const related = useQuery(queries.relatedRunbooks(org, slug));
  const items = related.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="related" className="mt-5 text-[0.8125rem] print:hidden">
      <h2 id="related" className="mb-1.5 px-2 text-xs font-medium text-ink-3">
        Related runbooks
      </h2>
      <ul className="grid grid-cols-1 gap-px">
        {items.slice(0, 6).map((one) => (
          <li key={one.slug}>
            <Anchor href={paths.page.runbook(org, one.slug)} className="block rounded-md px-2 py-1 hover:bg-sunken">
              <span dir="auto" className="foreign text-ink-2">
                {one.title}
              </span>
              <span className="foreign block text-xs text-ink-3">{one.reasons.slice(0, 2).join('; ')}</span>
            </Anchor>
          </li>
        ))}
      </ul>
    </section>
  );
}
