import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { queries } from '../../api/queries.ts';
import { useAction } from '../../api/use-action.ts';
import type { ComposerView, IncidentView, UpdateInput } from '../../api/views.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { nextClock } from '../../live/clock-reading.ts';
import { formatIsoDuration } from '../../live/format-time.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextArea } from '../../ui/field.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { showToast } from '../../ui/toast.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ClockChip } from '../clock-chip.tsx';
import { OtherTabNotice } from '../other-tab-notice.tsx';
import { ChannelPicker } from './channel-picker.tsx';
import { filledText, templatePieces, unfilledFields, unfilledInText } from './fill-template.ts';
import { parseTyping } from './message-draft.ts';
import type { MessageTyping } from './message-draft.ts';
import { MessagePreview } from './message-preview.tsx';
import { SentMessages } from './sent-messages.tsx';
import { TemplateFields } from './template-fields.tsx';

/** Where people are told, in the document's own templates. */
export function TellPane({ incident }: { readonly incident: IncidentView }): ReactNode {
  const composer = useQuery(queries.composer(incident.id));
  const updateClock = nextClock(incident.clocks.filter((clock) => clock.kind === 'update'));
  return (
    <div className="h-full overflow-y-auto">
      <div className="grid grid-cols-1 gap-4 p-4">
        {updateClock && (
          <div className="flex items-center gap-2 text-[0.8125rem] text-ink-2">
            <ClockChip clock={updateClock} /> <span className="foreign">{updateClock.label}</span>
          </div>
        )}
        {composer.error && <ProblemNotice error={composer.error} onRetry={() => void composer.refetch()} />}
        {composer.isPending && <Skeleton rows={4} />}
        {composer.data && <Composer incident={incident} composer={composer.data} />}
      </div>
      <SentMessages incidentId={incident.id} />
    </div>
  );
}

function Composer({ incident, composer }: { readonly incident: IncidentView; readonly composer: ComposerView }): ReactNode {
  const draft = useDraft(`tell:${incident.id}`);
  const typing = parseTyping(draft.text);
  const [allowsUnfilled, setAllowsUnfilled] = useState(false);
  const change = (part: Partial<MessageTyping>): void => draft.set(JSON.stringify({ ...typing, ...part }));
  const free = typing.template === 'free';
  const template = free
    ? undefined
    : (composer.drafts.find((one) => one.template === typing.template) ?? suggestedDraft(composer, incident));
  const pieces = template ? templatePieces(template, typing.values) : [];
  const text = typing.text ?? filledText(pieces);
  const unfilled = !template ? [] : typing.text === null ? unfilledFields(pieces) : unfilledInText(template, typing.text);
  const channels = composer.targets
    .filter(
      (target) => target.available && (typing.channels?.includes(target.channel) ?? isMeant(target.channel, template?.channel ?? null)),
    )
    .map((target) => target.channel);
  const send = useAction((input: UpdateInput) => actions.tell(incident.id, input), {
    quiet: true,
    makesOld: [['incident', incident.id]],
    onDone: () => {
      draft.clear();
      setAllowsUnfilled(false);
      showToast({ tone: 'good', title: 'Sent', detail: 'Each delivery is shown below and on the timeline.' });
    },
  });
  const isReady = text.trim() !== '' && channels.length > 0 && (unfilled.length === 0 || allowsUnfilled);
  return (
    <div className="grid grid-cols-1 gap-4">
      <OtherTabNotice draft={draft} />
      <SelectField
        label="Template"
        value={template?.template ?? 'free'}
        onChange={(event) => change({ template: event.target.value, text: event.target.value === 'free' ? text : null })}
        help={
          template?.line
            ? `From the document, line ${template.line}${template.every ? `; every ${formatIsoDuration(template.every)}` : ''}`
            : undefined
        }
      >
        {composer.drafts.map((one) => (
          <option key={one.template} value={one.template}>
            {one.template}
          </option>
        ))}
        <option value="free">Own words</option>
      </SelectField>
      {template && typing.text === null ? (
        <>
          {template.fields.length > 0 && (
            <TemplateFields
              template={template}
              values={typing.values}
              onChange={(name, value) => change({ values: { ...typing.values, [name]: value } })}
            />
          )}
          <MessagePreview pieces={pieces} onEdit={() => change({ text })} />
        </>
      ) : (
        <TextArea
          label="Message"
          dir="auto"
          rows={8}
          value={text}
          onChange={(event) => change({ text: event.target.value })}
          help={
            template && (
              <button type="button" className="text-accent underline underline-offset-2" onClick={() => change({ text: null })}>
                Back to the template’s fields
              </button>
            )
          }
        />
      )}
      <ChannelPicker targets={composer.targets} chosen={channels} onChange={(next) => change({ channels: next })} />
      {unfilled.length > 0 && (
        <label className="flex items-start gap-2.5 rounded-lg border border-warn-line bg-warn-soft px-3 py-2 text-[0.8125rem]">
          <input
            type="checkbox"
            className="mt-0.5 accent-warn"
            checked={allowsUnfilled}
            onChange={(event) => setAllowsUnfilled(event.target.checked)}
          />
          <span>
            <span className="font-medium text-warn">
              {unfilled.length === 1 ? 'One field is' : `${unfilled.length} fields are`} not filled:
            </span>{' '}
            <span className="foreign">{unfilled.join(', ')}</span>. Send all the same; the timeline says so.
          </span>
        </label>
      )}
      {send.error && <ProblemNotice error={send.error} />}
      <div className="flex items-center gap-3">
        <Button
          look="primary"
          icon="send"
          busy={send.isPending}
          disabled={!isReady}
          onClick={() =>
            send.mutate({
              body: text,
              channels,
              ...(template && { template: template.template }),
              ...(template && template.kind !== 'postmortem' ? { kind: template.kind } : { kind: 'other' }),
              ...(unfilled.length > 0 && { allowUnfilled: true }),
            })
          }
        >
          {channels.length > 1 ? `Send to ${channels.length} channels` : 'Send'}
        </Button>
        <span className="text-xs text-ink-3">{channels.length === 0 ? 'Choose a channel.' : draft.isKept ? 'Draft kept' : ''}</span>
        {draft.isKept && (
          <span className="ms-auto">
            <Button size="sm" look="quiet" onClick={draft.clear}>
              Start over
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}

/** A declaration first, a resolution once resolved, updates between. */
function suggestedDraft(composer: ComposerView, incident: IncidentView): ComposerView['drafts'][number] | undefined {
  const wanted = incident.status === 'resolved' ? 'resolution' : incident.acknowledgedAt === null ? 'declaration' : 'update';
  return composer.drafts.find((one) => one.kind === wanted) ?? composer.drafts[0];
}

/** The template's own channel; without one all but the public page, which is never chosen for anybody. */
function isMeant(channel: string, wanted: string | null): boolean {
  return wanted === null ? channel !== 'status-page' : channel === wanted;
}
