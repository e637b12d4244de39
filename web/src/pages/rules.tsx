import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { queries } from '../api/queries.ts';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { findingLook } from '../components/reader/finding-list.tsx';
import { severities } from '../components/reader/reader-notes.ts';
import { useTitle } from '../components/use-title.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const headings = { error: 'Errors', warning: 'Warnings', info: 'Hints' } as const;

/** Everything that Tocsin looks for in a runbook, the worst first. */
export function Rules(): ReactNode {
  const rules = useQuery(queries.rules());
  useTitle('Rules');
  const items = rules.data?.items ?? [];
  return (
    <>
      <PageHeader title="Rules" lead="The traps that Tocsin looks for in runbooks. Each says why it matters and what to do." />
      <PageBody>
        {rules.error && !rules.data && <ProblemNotice error={rules.error} onRetry={() => void rules.refetch()} />}
        {rules.isPending && <Skeleton rows={8} />}
        {severities.map((severity) => {
          const some = items.filter((rule) => rule.severity === severity);
          if (some.length === 0) return null;
          return (
            <Panel key={severity} title={headings[severity]} aside={<span className="tabular">{some.length}</span>} flush>
              <ul className="divide-y divide-line">
                {some.map((rule) => (
                  <li key={rule.id}>
                    <Anchor
                      href={paths.page.rule(rule.id)}
                      className="flex min-h-11 flex-wrap items-center gap-x-3 px-4 py-1.5 text-[0.8125rem] hover:bg-hover focus-visible:outline-offset-[-2px]"
                    >
                      <Icon name={findingLook[severity].icon} size={14} className={findingLook[severity].text} />
                      <span className="min-w-0 flex-1">{rule.title}</span>
                      <span className="font-mono text-2xs text-ink-3 max-sm:basis-full max-sm:ps-6">{rule.id}</span>
                    </Anchor>
                  </li>
                ))}
              </ul>
            </Panel>
          );
        })}
      </PageBody>
    </>
  );
}
