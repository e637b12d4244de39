import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { isNotFound } from '../api/problem-error.ts';
import { queries } from '../api/queries.ts';
import type { RuleView } from '../api/views.ts';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { ExampleBlock } from '../components/reader/example-block.tsx';
import { findingLook } from '../components/reader/finding-list.tsx';
import { useTitle } from '../components/use-title.ts';
import { Anchor } from '../ui/anchor.tsx';
import { buttonClass } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const meanings = {
  error: 'Error: following it as written goes wrong.',
  warning: 'Warning: it can go wrong, or misleads.',
  info: 'Hint: good to know.',
} as const;

/** What a finding is about: why it matters, what to do, the trap and the way out. */
export function Rule(): ReactNode {
  const { rule: param = '' }: { readonly rule?: string } = useParams({ strict: false });
  // SARIF reports name pages as files (`….md`); published under our address, they lead here.
  const id = param.replace(/\.md$/, '');
  const rule = useQuery(queries.rule(id));
  useTitle(rule.data?.title ?? 'Rule');
  if (isNotFound(rule.error)) return <UnknownRule id={id} />;
  return (
    <>
      <PageHeader
        title={rule.data?.title ?? 'Rule'}
        lead={
          <>
            <Anchor href={paths.page.rules()} className="underline-offset-2 hover:underline">
              Rules
            </Anchor>{' '}
            <span className="text-ink-3">/</span> <code className="foreign font-mono text-[0.8125rem]">{id}</code>
          </>
        }
      />
      <PageBody>
        {rule.error && !rule.data && <ProblemNotice error={rule.error} onRetry={() => void rule.refetch()} />}
        {rule.isPending && <Skeleton rows={6} />}
        {rule.data && <RuleText rule={rule.data} />}
      </PageBody>
    </>
  );
}

function RuleText({ rule }: { readonly rule: RuleView }): ReactNode {
  const look = findingLook[rule.severity];
  return (
    <article className="prose max-w-[46rem] min-w-0">
      <p className={`not-prose flex items-center gap-1.5 text-[0.8125rem] ${look.text}`}>
        <Icon name={look.icon} size={15} /> {meanings[rule.severity]}
      </p>
      <h2>Why it matters</h2>
      <p>
        <Words text={rule.why} />
      </p>
      <h2>What to do</h2>
      <p>
        <Words text={rule.advice} />
      </p>
      {rule.examples && (
        <>
          <h2>The trap</h2>
          <ExampleBlock label="A document with the trap" text={rule.examples.bad} />
          {rule.found.length > 0 && (
            <>
              <p>What is found in it:</p>
              <ul>
                {rule.found.map((line) => (
                  <li key={line}>{line.replace(/^runbook\.md:(\d+):\d+: /, 'line $1: ')}</li>
                ))}
              </ul>
            </>
          )}
          <h2>The way out</h2>
          <ExampleBlock label="The same without the trap" text={rule.examples.good} />
        </>
      )}
      <h2>If it is right as it is</h2>
      {rule.suppression === null ? (
        <p>A finding of this rule cannot be accepted; mend what it is about.</p>
      ) : rule.suppression.includes('tocsin-ignore-file') ? (
        <>
          <p>Write this anywhere in the text of the file, with your reason after the colon.</p>
          <ExampleBlock label="The comment that accepts it" text={rule.suppression} />
        </>
      ) : (
        <>
          <p>
            Write this on the line before it, with your reason after the colon. Inside a code block write{' '}
            <code># tocsin-ignore {rule.id}: your reason</code> (in SQL <code>--</code> for <code>#</code>).
          </p>
          <ExampleBlock label="The comment that accepts it" text={rule.suppression} />
        </>
      )}
    </article>
  );
}

/** A sentence with its code in back-ticks. */
function Words({ text }: { readonly text: string }): ReactNode {
  // Cut at the back-ticks, every second piece is code; a piece is known by where it stands.
  return text.split('`').map((part, index) => {
    const key = `${index} ${part}`;
    return index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
  });
}

function UnknownRule({ id }: { readonly id: string }): ReactNode {
  return (
    <div className="grid min-h-[70dvh] place-content-center">
      <h1 className="sr-only">No such rule</h1>
      <EmptyState
        icon="search"
        title="There is no such rule"
        action={
          <Anchor href={paths.page.rules()} className={buttonClass('primary', 'md')}>
            See all rules
          </Anchor>
        }
      >
        Nothing is called <code className="foreign font-mono">{id.slice(0, 80)}</code>. It may be the name of a newer version.
      </EmptyState>
    </div>
  );
}
