import type { ReactNode } from 'react';
import { paths } from '../../api/paths.ts';
import type { IncidentView } from '../../api/views.ts';
import { Anchor } from '../../ui/anchor.tsx';
import { copyText } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { menuItemClass, Popover } from '../../ui/popover.tsx';
import { showToast } from '../../ui/toast.tsx';
import type { RoomForm } from './room-forms.tsx';

/** What is needed more rarely. */
export function RoomMenu({ incident, onForm }: { readonly incident: IncidentView; readonly onForm: (form: RoomForm) => void }): ReactNode {
  const copyId = (): void => {
    copyText(incident.id).then(
      () => showToast({ tone: 'good', title: 'Id copied' }),
      () => showToast({ tone: 'bad', title: 'The browser refused to copy', detail: incident.id }),
    );
  };
  return (
    <Popover
      label="More about this incident"
      align="end"
      triggerClass="grid size-8 place-items-center rounded-md text-ink-2 hover:bg-sunken max-md:size-11"
      trigger={<Icon name="dots" size={18} />}
    >
      {(close) => (
        <>
          {incident.status !== 'resolved' && (
            <button
              type="button"
              className={menuItemClass}
              onClick={() => {
                close();
                onForm('severity');
              }}
            >
              <Icon name="octagon" /> Change severity…
            </button>
          )}
          {incident.status !== 'resolved' && (
            <button
              type="button"
              className={menuItemClass}
              onClick={() => {
                close();
                onForm('resolve');
              }}
            >
              <Icon name="circle-check" /> Resolve…
            </button>
          )}
          {incident.status !== 'resolved' && (
            <button
              type="button"
              className={menuItemClass}
              onClick={() => {
                close();
                onForm('merge');
              }}
            >
              <Icon name="link" /> Merge into another…
            </button>
          )}
          <Anchor href={paths.page.postmortem(incident.id)} className={menuItemClass} onClick={close}>
            <Icon name="doc" /> Post-mortem
          </Anchor>
          <a
            href={paths.api.evidence(incident.id)}
            download={`incident-${incident.number}-evidence.json`}
            className={menuItemClass}
            onClick={close}
          >
            <Icon name="lock" /> Export the evidence
          </a>
          <button
            type="button"
            className={menuItemClass}
            onClick={() => {
              close();
              copyId();
            }}
          >
            <Icon name="copy" /> <span className="min-w-0 flex-1">Copy id</span>
            <span className="max-w-28 truncate font-mono text-2xs text-ink-3">{incident.id}</span>
          </button>
        </>
      )}
    </Popover>
  );
}
