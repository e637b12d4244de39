import { useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { actions } from '../../api/actions.ts';
import { useIncidentAction } from '../../api/use-incident-action.ts';
import type { IncidentStatus, IncidentView } from '../../api/views.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { exhausted } from '../exhausted.ts';
import { Button } from '../../ui/button.tsx';
import { inputClass } from '../../ui/field-class.ts';
import { Icon } from '../../ui/icon.tsx';
import { OtherTabNotice } from '../other-tab-notice.tsx';
import { slashCommands, suggestCommands } from './slash-command.ts';
import type { SlashCommand } from './slash-command.ts';

/** Where a note is typed, or a command after `/`. Enter sends, Shift+Enter makes a line; the draft outlives everything. */
export function NoteBox({
  incident,
  onTell,
  onResolve,
}: {
  readonly incident: IncidentView;
  readonly onTell: () => void;
  readonly onResolve: () => void;
}): ReactNode {
  const draft = useDraft(`note:${incident.id}`);
  const listId = useId();
  const note = useIncidentAction(incident.id, (text: string) => actions.note(incident.id, { text }), { onDone: draft.clear });
  const acknowledge = useIncidentAction(incident.id, () => actions.acknowledge(incident.id));
  const status = useIncidentAction(incident.id, (next: IncidentStatus) => actions.setStatus(incident.id, { status: next }));
  const severity = useIncidentAction(incident.id, (label: string) => actions.setSeverity(incident.id, { severity: label }));
  const suggestions = suggestCommands(slashCommands(incident.severities), draft.text);
  const perform = (command: SlashCommand): void => {
    draft.clear();
    switch (command.kind) {
      case 'acknowledge':
        return acknowledge.mutate(undefined);
      case 'update':
        return onTell();
      case 'resolve':
        return onResolve();
      case 'status':
        return status.mutate(command.status);
      case 'severity':
        return severity.mutate(command.label);
      default:
        return exhausted(command);
    }
  };
  const send = (): void => {
    if (suggestions[0]) perform(suggestions[0].command);
    else if (draft.text.trim() !== '' && !note.isPending) note.mutate(draft.text.trim());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="shrink-0 border-t border-line bg-surface p-3">
      {suggestions.length > 0 && (
        <ul id={listId} aria-label="Commands" className="mb-2 overflow-hidden rounded-lg border border-line">
          {suggestions.map((one, index) => (
            <li key={one.typed}>
              <button
                type="button"
                className={`flex w-full items-center gap-3 px-3 py-1.5 text-start text-[0.8125rem] hover:bg-hover ${index === 0 ? 'bg-sunken' : ''}`}
                onClick={() => perform(one.command)}
              >
                <span className="font-mono text-xs">{one.typed}</span>
                <span className="ms-auto text-xs text-ink-3">{index === 0 ? 'Enter' : one.does}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <OtherTabNotice draft={draft} />
      <div className="flex items-end gap-2">
        <textarea
          id="note"
          rows={1}
          dir="auto"
          aria-label="Note, or a command after a slash"
          placeholder="Note, or / for a command"
          maxLength={20_000}
          value={draft.text}
          onChange={(event) => draft.set(event.target.value)}
          onKeyDown={onKeyDown}
          className={`field-sizing-content max-h-40 min-h-9 flex-1 resize-none px-3 py-1.5 leading-[1.4] max-md:min-h-11 max-md:py-2.5 ${inputClass}`}
        />
        <span className="max-sm:hidden">
          <Button icon="send" hotkey="u" onClick={onTell}>
            Update
          </Button>
        </span>
        <Button look="primary" disabled={draft.text.trim() === ''} busy={note.isPending} onClick={send}>
          Note
        </Button>
      </div>
      {note.error && (
        <p className="mt-1.5 flex items-center gap-1 text-xs text-bad">
          <Icon name="triangle" size={13} /> Not sent. The text is kept; send it again.
        </p>
      )}
    </div>
  );
}
