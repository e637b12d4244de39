import { useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { paths } from '../api/paths.ts';
import { isNotFound } from '../api/problem-error.ts';
import { queries } from '../api/queries.ts';
import type { RunbookDetailView } from '../api/views.ts';
import { PageHeader } from '../components/page-header.tsx';
import { FindBar } from '../components/reader/find-bar.tsx';
import { focusNote } from '../components/reader/focus-note.ts';
import { countLines } from '../components/reader/find-line.ts';
import { FindingsBar } from '../components/reader/findings-bar.tsx';
import { DocumentView } from '../components/reader/document-view.tsx';
import { isWithin, linesOf } from '../components/reader/line-range.ts';
import { MarginNotes } from '../components/reader/margin-notes.tsx';
import { PrintedFindings } from '../components/reader/printed-findings.tsx';
import { ReaderFacts } from '../components/reader/reader-header.tsx';
import { nextInParts, nextLine, readerNotes, severities, standing, withSeverities } from '../components/reader/reader-notes.ts';
import type { FindingSeverity } from '../components/reader/reader-notes.ts';
import { NoSuchLine } from '../components/reader/no-such-line.tsx';
import { ReaderOutline } from '../components/reader/reader-outline.tsx';
import { RelatedRunbooks } from '../components/reader/related-runbooks.tsx';
import { RunbookActions } from '../components/reader/runbook-actions.tsx';
import { SourceView } from '../components/reader/source-view.tsx';
import { StepsView } from '../components/reader/steps-view.tsx';
import { usePrintable } from '../components/reader/use-printable.ts';
import { useReaderKeys } from '../components/reader/use-reader-keys.ts';
import { useLineInSight } from '../components/reader/use-line-in-sight.ts';
import { useLineTarget } from '../components/reader/use-line-target.ts';
import { useIsWide } from '../components/use-is-wide.ts';
import { useQueryParam } from '../components/use-query-param.ts';
import { useTitle } from '../components/use-title.ts';
import { Anchor } from '../ui/anchor.tsx';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { tabPanelProps, Tabs } from '../ui/tabs.tsx';
import { NotFound } from './not-found.tsx';

type View = 'document' | 'steps' | 'source' | 'both';
const isView = (value: string): value is View => value === 'document' || value === 'steps' || value === 'source' || value === 'both';

export function RunbookReader(): ReactNode {
  const { org = '', slug = '' }: { readonly org?: string; readonly slug?: string } = useParams({ strict: false });
  const [version] = useQueryParam('version', '');
  const runbook = useQuery(queries.runbook(org, slug, version));
  useTitle(runbook.data?.title ?? 'Runbook');
  if (isNotFound(runbook.error))
    return (
      <NotFound title="There is no such runbook" action={{ words: 'All runbooks', href: paths.page.runbooks(org) }}>
        Its document was renamed or removed, or the address is cut off.
      </NotFound>
    );
  return (
    <>
      <PageHeader
        title={
          <span dir="auto" className="foreign">
            {runbook.data?.title ?? 'Runbook'}
          </span>
        }
        lead={
          <>
            <Anchor href={paths.page.runbooks(org)} className="underline-offset-2 hover:underline">
              Runbooks
            </Anchor>{' '}
            {/* The document's own name, where it is not the same words again. */}
            {runbook.data && runbook.data.document.title !== runbook.data.title && (
              <>
                <span className="text-ink-3">/</span> <span className="foreign">{runbook.data.document.title}</span>
              </>
            )}
          </>
        }
        action={runbook.data && <RunbookActions isOneOfSeveral={runbook.data.document.runbooks.length > 1} />}
      />
      <div className="px-4 pb-16 md:px-8">
        {runbook.error && !runbook.data && <ProblemNotice error={runbook.error} onRetry={() => void runbook.refetch()} />}
        {runbook.isPending && <Skeleton rows={8} />}
        {runbook.data && <Reader key={runbook.data.slug} runbook={runbook.data} />}
      </div>
    </>
  );
}

function Reader({ runbook }: { readonly runbook: RunbookDetailView }): ReactNode {
  const isWide = useIsWide();
  const router = useRouter();
  const [param, setView] = useQueryParam('view', 'document');
  const chosen = isView(param) ? param : 'document';
  const isPrinting = usePrintable();
  const view: View = isPrinting || (isWide && chosen === 'steps') || (!isWide && chosen === 'both') ? 'document' : chosen;
  const rendered = useRef<HTMLDivElement>(null);
  const source = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<ReadonlySet<FindingSeverity>>(new Set(severities));
  const [isFinding, setFinding] = useState(false);
  const allNotes = useMemo(() => readerNotes(runbook), [runbook]);
  const notes = useMemo(() => withSeverities(allNotes, shown), [allNotes, shown]);
  const own = { from: runbook.line, to: runbook.endLine };
  const stepLines = useMemo(() => new Set(allNotes.filter((note) => note.kind === 'step').map((note) => note.line)), [allNotes]);
  const tinted = useMemo(() => new Set(allNotes.flatMap((note) => (note.kind === 'step' ? linesOf(note.step) : []))), [allNotes]);
  const onLine = useCallback(
    (line: number, isWalk = false): void => {
      const search = new URLSearchParams(location.search);
      // The steps have no lines of their own to show.
      if (view === 'steps' && !isWalk) search.delete('view');
      const to = `${location.pathname}${search.size > 0 ? `?${search}` : ''}#L${line}`;
      // Where one jumped from, one can go back to; step by step that would be a long way back.
      if (isWalk) router.history.replace(to);
      else router.history.push(to);
    },
    [router, view],
  );
  const lineInSight = useLineInSight(rendered, source, view);
  useLineTarget(rendered, source, runbook.line, countLines(runbook.document.source), view);
  const lineNow = (): number => Number(/^#L(\d+)$/.exec(location.hash)?.[1] ?? 0);
  const goTo = (line: number | null): void => {
    if (line === null) return;
    onLine(line, true);
    // After the place has been scrolled to and the note is beside it.
    setTimeout(() => focusNote(line), 60);
  };
  const toStep = (direction: 1 | -1): void => goTo(nextLine([...stepLines], lineNow(), direction));
  const toFinding = (direction: 1 | -1): void => {
    const found = standing(runbook.findingList).filter((finding) => shown.has(finding.severity));
    const [here, rest] = [true, false].map((isHere) =>
      found.map((finding) => finding.line).filter((line) => isWithin(own, line) === isHere),
    );
    goTo(nextInParts([here ?? [], rest ?? []], lineNow(), direction));
  };
  useReaderKeys({ step: toStep, finding: toFinding, find: () => setFinding(true) });
  const toggle = (severity: FindingSeverity): void =>
    setShown((before) => new Set(before.has(severity) ? [...before].filter((one) => one !== severity) : [...before, severity]));
  const tabs = [
    { id: 'document', label: 'Document' },
    ...(isWide ? [] : [{ id: 'steps', label: 'Steps', count: stepLines.size } as const]),
    { id: 'source', label: 'Source' },
    ...(isWide ? [{ id: 'both', label: 'Side by side' } as const] : []),
  ] as const;
  return (
    <div className="grid grid-cols-1 gap-4">
      <div className="grid gap-2.5">
        <ReaderFacts runbook={runbook} />
        <NoSuchLine source={runbook.document.source} />
        <div className="print:hidden">
          <FindingsBar findings={runbook.findingList} own={own} shown={shown} onToggle={toggle} onNext={() => toFinding(1)} />
        </div>
      </div>
      <div className="sticky top-0 z-10 -mx-4 flex items-center gap-3 border-b border-line bg-canvas px-4 py-1.5 max-md:top-13 md:-mx-8 md:px-8 print:hidden">
        {(isWide || !isFinding) && <Tabs label="View" group="reader" selected={view} onSelect={setView} tabs={tabs} />}
        <div className="ms-auto flex min-w-0 items-center justify-end">
          {isFinding ? (
            <FindBar key={view} container={view === 'source' ? source : rendered} onClose={() => setFinding(false)} />
          ) : (
            <>
              <span dir="auto" className="foreign min-w-0 truncate text-[0.8125rem] text-ink-3 max-sm:hidden">
                {runbook.title}
              </span>
              {view !== 'both' && (
                <Popover
                  label="Contents"
                  align="end"
                  width="w-80"
                  trigger={<Icon name="list" />}
                  triggerClass="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-3 hover:bg-sunken hover:text-ink max-md:size-11 xl:hidden"
                >
                  {(close) => (
                    <ReaderOutline
                      runbook={runbook}
                      lineInSight={lineInSight}
                      onLine={(line) => {
                        close();
                        onLine(line);
                      }}
                    />
                  )}
                </Popover>
              )}
              <IconButton icon="search" label="Find in the document ( / )" onClick={() => setFinding(true)} />
            </>
          )}
        </div>
      </div>
      <div
        {...tabPanelProps('reader', view)}
        className={`grid items-start gap-8 print:block ${view === 'both' ? 'lg:grid-cols-2' : 'lg:grid-cols-[minmax(0,1fr)_19rem] xl:grid-cols-[13rem_minmax(0,1fr)_20rem]'}`}
      >
        {view !== 'both' && (
          <div className="sticky top-16 hidden max-h-[calc(100dvh-8rem)] overflow-y-auto xl:block print:hidden" data-outline>
            <ReaderOutline runbook={runbook} lineInSight={lineInSight} onLine={onLine} />
            <RelatedRunbooks org={runbook.organization.slug} slug={runbook.slug} />
          </div>
        )}
        {(view === 'document' || view === 'both') && (
          <div className="min-w-0 max-w-[46rem] print:max-w-none">
            <DocumentView html={runbook.document.html} notes={allNotes} runbook={runbook} container={rendered} />
            <PrintedFindings runbook={runbook} isPrinting={isPrinting} />
          </div>
        )}
        {(view === 'source' || view === 'both') && (
          <div
            className={`min-w-0 ${view === 'both' ? 'sticky top-16 max-h-[calc(100dvh-6rem)] overflow-y-auto rounded-lg border border-line' : ''}`}
          >
            <SourceView source={runbook.document.source} steps={tinted} container={source} />
          </div>
        )}
        {view === 'steps' && <StepsView notes={notes} own={own} onLine={onLine} />}
        {isWide && view !== 'both' && view !== 'steps' && (
          <div className="print:hidden">
            <MarginNotes key={view} notes={notes} document={view === 'document' ? rendered : source} onLine={onLine} />
          </div>
        )}
      </div>
      {!isWide && <RelatedRunbooks org={runbook.organization.slug} slug={runbook.slug} />}
    </div>
  );
}
