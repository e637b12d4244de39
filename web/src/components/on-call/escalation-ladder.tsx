import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import { queries } from '../../api/queries.ts';
import type { OnCallView } from '../../api/views.ts';
import { formatIsoDuration } from '../../live/format-time.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PersonName } from '../avatar.tsx';

/** Who is paged after how long, as the document's own table says. */
export function EscalationLadder({ policy, org }: { readonly policy: OnCallView['policies'][number]; readonly org: string }): ReactNode {
  return (
    <Panel title={<span className="foreign">{policy.name}</span>} aside={policy.source && <SourceLink org={org} source={policy.source} />}>
      <ol className="grid">
        {policy.levels.map((level, index) => (
          <li key={level.level} className="grid grid-cols-[5.5rem_auto_minmax(0,1fr)] gap-3">
            <span className="tabular pt-1 text-end text-xs text-ink-2">
              {formatIsoDuration(level.from)}
              {level.to ? (
                <span className="block text-ink-3">to {formatIsoDuration(level.to)}</span>
              ) : (
                <span className="block text-ink-3">and on</span>
              )}
            </span>
            <span className="grid justify-items-center">
              <span className="tabular grid size-6 place-items-center rounded-full border border-line-strong bg-canvas text-xs font-semibold">
                {level.level}
              </span>
              {index < policy.levels.length - 1 && <span className="min-h-6 w-px flex-1 bg-line-strong" />}
            </span>
            <div className="min-w-0 pb-5">
              <p dir="auto" className="foreign pt-0.5 font-medium">
                {level.who}
              </p>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem]">
                {level.people.map((person) => (
                  <PersonName key={person.id} person={person} />
                ))}
                {level.people.length === 0 && (
                  <span className="inline-flex items-center gap-1.5 text-bad">
                    <Icon name="triangle" size={14} /> nobody is assigned: this level reaches no one
                  </span>
                )}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** `runbooks.md line 361`, as a link into the document when it holds a runbook. */
export function SourceLink({
  org,
  source,
}: {
  readonly org: string;
  readonly source: { readonly file: string; readonly line: number };
}): ReactNode {
  const runbooks = useQuery(queries.runbooks(org));
  const inFile = runbooks.data?.items.find((one) => one.file === source.file);
  const words = (
    <span className="foreign font-mono">
      {source.file}:{source.line}
    </span>
  );
  return inFile ? (
    <Anchor href={paths.page.runbook(org, inFile.slug, source.line)} className="underline-offset-2 hover:text-ink hover:underline">
      {words}
    </Anchor>
  ) : (
    words
  );
}
