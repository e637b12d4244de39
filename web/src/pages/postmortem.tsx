import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { actions } from '../api/actions.ts';
import { paths } from '../api/paths.ts';
import { queries } from '../api/queries.ts';
import { useAction } from '../api/use-action.ts';
import type { PostmortemView } from '../api/views.ts';
import { PageBody, PageHeader } from '../components/page-header.tsx';
import { ActionItems } from '../components/postmortem/action-items.tsx';
import { PostmortemEditor } from '../components/postmortem/postmortem-editor.tsx';
import { TimeText } from '../components/time-text.tsx';
import { useTitle } from '../components/use-title.ts';
import { Anchor } from '../ui/anchor.tsx';
import { Button, buttonClass } from '../ui/button.tsx';
import { Chip } from '../ui/chip.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

export function Postmortem(): ReactNode {
  const { id = '' }: { readonly id?: string } = useParams({ strict: false });
  const incident = useQuery(queries.incident(id));
  const postmortem = useQuery(queries.postmortem(id));
  const draft = useAction(() => actions.draftPostmortem(id), { puts: () => ['incident', id, 'postmortem'] });
  const title = incident.data?.title ?? 'Incident';
  useTitle(`Post-mortem: ${title}`);
  return (
    <>
      <PageHeader
        title="Post-mortem"
        lead={
          <Anchor href={paths.page.incident(id)} dir="auto" className="foreign underline-offset-2 hover:underline">
            {incident.data && `#${incident.data.number} `}
            {title}
          </Anchor>
        }
        action={postmortem.data && <HeadActions postmortem={postmortem.data} />}
      />
      <PageBody>
        {postmortem.error && !postmortem.data && <ProblemNotice error={postmortem.error} onRetry={() => void postmortem.refetch()} />}
        {postmortem.isPending && <Skeleton rows={8} />}
        {postmortem.data === null && (
          <Panel flush>
            <EmptyState
              icon="doc"
              title="No post-mortem yet"
              action={
                <Button look="primary" busy={draft.isPending} onClick={() => draft.mutate(undefined)}>
                  Draft it from the timeline
                </Button>
              }
            >
              Tocsin fills the document’s own template with what the timeline knows: times, people, what was run and how it ended.
              {incident.data && incident.data.status !== 'resolved' && ' The incident is still open; you can draft again later.'}
            </EmptyState>
          </Panel>
        )}
        {postmortem.data && (
          <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_21rem]">
            <PostmortemEditor postmortem={postmortem.data} />
            <div className="grid grid-cols-1 gap-5">
              <Facts postmortem={postmortem.data} />
              <ActionItems postmortem={postmortem.data} />
            </div>
          </div>
        )}
      </PageBody>
    </>
  );
}

function HeadActions({ postmortem }: { readonly postmortem: PostmortemView }): ReactNode {
  const [isAsking, setAsking] = useState(false);
  const id = postmortem.incident.id;
  const publish = useAction(() => actions.publishPostmortem(id), {
    puts: () => ['incident', id, 'postmortem'],
    onDone: () => setAsking(false),
  });
  const openItems = postmortem.actionItems.filter((item) => item.owner === null).length;
  return (
    <>
      {postmortem.status === 'published' && (
        <Chip tone="good" icon="circle-check">
          published {postmortem.publishedAt && <TimeText at={postmortem.publishedAt} />}
        </Chip>
      )}
      <a href={paths.api.postmortemMarkdown(id)} download className={buttonClass('secondary', 'md')}>
        <Icon name="doc" /> Markdown
      </a>
      {postmortem.status === 'draft' && (
        <Button look="primary" onClick={() => setAsking(true)}>
          Publish…
        </Button>
      )}
      {isAsking && (
        <Dialog
          title="Publish the post-mortem"
          onClose={() => setAsking(false)}
          footer={
            <>
              <Button onClick={() => setAsking(false)}>Cancel</Button>
              <Button look="primary" busy={publish.isPending} onClick={() => publish.mutate(undefined)}>
                Publish
              </Button>
            </>
          }
        >
          <div className="grid grid-cols-1 gap-2 text-ink-2">
            <p>Everyone in {postmortem.organization.name} can then read it. It can still be edited; each version is kept.</p>
            {openItems > 0 && (
              <p className="flex items-center gap-2 text-warn">
                <Icon name="triangle" /> {openItems === 1 ? 'One action item has' : `${openItems} action items have`} no owner.
              </p>
            )}
          </div>
        </Dialog>
      )}
    </>
  );
}

/** What the journal knows, to write from. */
function Facts({ postmortem }: { readonly postmortem: PostmortemView }): ReactNode {
  return (
    <Panel
      title="What the timeline knows"
      aside={
        postmortem.template && (
          <span className="foreign truncate" title={`${postmortem.template.file}:${postmortem.template.line}`}>
            {postmortem.template.name}
          </span>
        )
      }
    >
      <dl className="grid grid-cols-1 gap-2 text-[0.8125rem]">
        {postmortem.facts.map((fact) => (
          <div key={fact.label} className="grid grid-cols-[minmax(0,7.5rem)_minmax(0,1fr)] gap-3">
            <dt className="foreign text-ink-3">{fact.label}</dt>
            <dd dir="auto" className="foreign">
              {fact.value}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
