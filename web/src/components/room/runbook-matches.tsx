import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { paths } from '../../api/paths.ts';
import { queries } from '../../api/queries.ts';
import { useIncidentAction } from '../../api/use-incident-action.ts';
import type { IncidentView, MatchView } from '../../api/views.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Select } from '../../ui/select.tsx';

const ruleWord: Readonly<Record<MatchView['rule'], string>> = {
  'runbook-url': 'runbook_url of the alert',
  'alert-name': 'alert name in the document',
  'file-name': 'file name',
  labels: 'labels',
  'by-hand': 'chosen by hand',
};

/** Which rule found this document, which others fit as well, and how to take another. */
export function RunbookMatches({ incident }: { readonly incident: IncidentView }): ReactNode {
  const choose = useIncidentAction(incident.id, (slug: string) => actions.chooseRunbook(incident.id, { slug }));
  const all = useQuery(queries.runbooks(incident.organization.slug));
  const chosen = incident.runbook?.slug;
  return (
    <Popover
      label="Why this runbook"
      align="end"
      width="w-80"
      triggerClass="inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs text-ink-2 hover:bg-sunken max-md:h-9"
      trigger={
        <>
          <Icon name="help" size={14} /> Why this runbook
          {incident.matches.length > 1 && (
            <span className="tabular rounded-full bg-sunken px-1.5 text-ink-2">+{incident.matches.length - 1}</span>
          )}
        </>
      }
    >
      {(close) => (
        <div className="grid grid-cols-1 gap-1 p-1.5">
          {incident.matches.map((match) => (
            <div key={match.slug} className={`grid gap-0.5 rounded-md px-2 py-1.5 ${match.slug === chosen ? 'bg-accent-soft' : ''}`}>
              <div className="flex items-center gap-2">
                <Anchor
                  href={paths.page.runbook(incident.organization.slug, match.slug, match.line)}
                  dir="auto"
                  className="foreign min-w-0 flex-1 font-medium hover:underline"
                >
                  {match.title}
                </Anchor>
                {match.slug === chosen ? (
                  <span className="text-xs text-accent">in use</span>
                ) : (
                  <Button
                    size="sm"
                    onClick={() => {
                      close();
                      choose.mutate(match.slug);
                    }}
                  >
                    Use
                  </Button>
                )}
              </div>
              <p className="foreign text-xs text-ink-2">
                By {ruleWord[match.rule]}: {match.reason}
              </p>
              <p className="foreign font-mono text-2xs text-ink-3">
                {match.file}:{match.line}
              </p>
            </div>
          ))}
          {incident.matches.length === 0 && (
            <p className="px-2 py-1 text-[0.8125rem] text-ink-2">No rule found a document for this incident.</p>
          )}
          <label className="mt-1 grid grid-cols-1 gap-1 border-t border-line px-2 pt-2 text-xs text-ink-3">
            Take another
            <Select
              compact
              value=""
              onChange={(event) => {
                close();
                choose.mutate(event.target.value);
              }}
            >
              <option value="" disabled>
                Choose a runbook
              </option>
              {(all.data?.items ?? []).map((one) => (
                <option key={one.slug} value={one.slug}>
                  {one.title}
                </option>
              ))}
            </Select>
          </label>
        </div>
      )}
    </Popover>
  );
}
