import { useEffect, useEffectEvent } from 'react';
import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { isConflict } from '../../api/problem-error.ts';
import { useAction } from '../../api/use-action.ts';
import type { PostmortemView, SavePostmortemInput } from '../../api/views.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { tabPanelProps, Tabs } from '../../ui/tabs.tsx';
import { OtherTabNotice } from '../other-tab-notice.tsx';
import { useQueryParam } from '../use-query-param.ts';
import { MarkdownView } from './markdown-view.tsx';
import { parsePostmortemTyping } from './postmortem-draft.ts';

/** The text, written or read. Typing is kept in this browser until saved; somebody else's save is never overwritten unasked. */
export function PostmortemEditor({ postmortem }: { readonly postmortem: PostmortemView }): ReactNode {
  const [mode, setMode] = useQueryParam('mode', postmortem.status === 'published' ? 'read' : 'write');
  const isWriting = mode === 'write';
  const draft = useDraft(`postmortem:${postmortem.id}`);
  const typing = parsePostmortemTyping(draft.text);
  const body = typing?.body ?? postmortem.body;
  const isChanged = typing !== null && typing.body !== postmortem.body;
  const incidentId = postmortem.incident.id;
  const save = useAction((input: SavePostmortemInput) => actions.savePostmortem(incidentId, input), {
    quiet: true,
    puts: () => ['incident', incidentId, 'postmortem'],
    makesOld: [['incident', incidentId, 'postmortem']],
    onDone: () => {
      draft.clear();
      showToast({ tone: 'good', title: 'Saved' });
    },
  });
  const isStale = isConflict(save.error) || (isChanged && typing.version < postmortem.version);
  const saveNow = (version: number): void => {
    if (isChanged && !save.isPending) save.mutate({ body, version });
  };
  const onSaveKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    saveNow(typing?.version ?? postmortem.version);
  });
  useEffect(() => {
    addEventListener('keydown', onSaveKey);
    return () => removeEventListener('keydown', onSaveKey);
  }, []);
  return (
    <section className="min-w-0 rounded-xl border border-line bg-surface">
      <div className="sticky top-0 z-10 flex flex-wrap items-center gap-2 rounded-t-xl border-b border-line bg-surface px-3 py-1.5">
        <Tabs
          label="Write or read"
          group="postmortem"
          selected={isWriting ? 'write' : 'read'}
          onSelect={setMode}
          tabs={[
            { id: 'write', label: 'Write', icon: 'pencil' },
            { id: 'read', label: 'Read', icon: 'eye' },
          ]}
        />
        <span className="tabular ms-auto text-xs text-ink-3">
          {isChanged ? 'Not saved; kept in this browser' : `v${postmortem.version}`}
        </span>
        <Button
          size="sm"
          look={isChanged ? 'primary' : 'secondary'}
          hotkey="Ctrl S"
          disabled={!isChanged}
          busy={save.isPending}
          onClick={() => saveNow(typing?.version ?? postmortem.version)}
        >
          Save
        </Button>
      </div>
      <div className="empty:hidden px-4 pt-3 grid grid-cols-1 gap-2">
        <OtherTabNotice draft={draft} />
        {isStale && (
          <div
            role="alert"
            className="flex flex-wrap items-center gap-2 rounded-lg border border-warn-line bg-warn-soft px-3 py-2 text-[0.8125rem]"
          >
            <Icon name="triangle" className="text-warn" />
            <span className="min-w-0 flex-1 basis-56">
              Somebody saved another text (v{postmortem.version}) while you wrote. Yours is kept here.
            </span>
            <Button
              size="sm"
              onClick={() => {
                draft.clear();
                save.reset();
              }}
            >
              Take theirs
            </Button>
            <Button size="sm" look="danger" onClick={() => saveNow(postmortem.version)}>
              Put mine in its place
            </Button>
          </div>
        )}
        {save.error && !isConflict(save.error) && <ProblemNotice error={save.error} />}
      </div>
      <div {...tabPanelProps('postmortem', isWriting ? 'write' : 'read')} className="p-4 md:p-6">
        {isWriting ? (
          <textarea
            aria-label="Post-mortem, Markdown"
            dir="auto"
            spellCheck
            value={body}
            onChange={(event) => draft.set(JSON.stringify({ body: event.target.value, version: typing?.version ?? postmortem.version }))}
            className="field-sizing-content min-h-[60dvh] w-full resize-none bg-transparent font-mono text-[0.8125rem] leading-[1.7] outline-none max-md:text-base"
          />
        ) : (
          <MarkdownView text={body} />
        )}
      </div>
    </section>
  );
}
