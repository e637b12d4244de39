import type { ReactNode } from 'react';
import type { MessageTargetView } from '../../api/views.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon.tsx';

const icons: Readonly<Record<MessageTargetView['channel'], IconName>> = { slack: 'chat', 'status-page': 'globe', email: 'mail' };

/** Where a message goes; what cannot be reached says why. */
export function ChannelPicker({
  targets,
  chosen,
  onChange,
}: {
  readonly targets: readonly MessageTargetView[];
  readonly chosen: readonly string[];
  readonly onChange: (channels: readonly string[]) => void;
}): ReactNode {
  return (
    <fieldset className="grid grid-cols-1 gap-1.5">
      <legend className="mb-1.5 text-[0.8125rem] font-medium">Tell</legend>
      {targets.map((target) => (
        <label
          key={`${target.channel}${target.name}`}
          className={`flex items-start gap-2.5 rounded-lg border border-line px-3 py-2 text-[0.8125rem] ${target.available ? 'cursor-pointer has-checked:border-accent has-checked:bg-accent-soft' : 'text-ink-3'}`}
        >
          <input
            type="checkbox"
            className="mt-0.5 accent-accent"
            disabled={!target.available}
            checked={target.available && chosen.includes(target.channel)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, target.channel] : chosen.filter((one) => one !== target.channel))
            }
          />
          <Icon name={icons[target.channel]} size={16} className="mt-px" />
          <span className="min-w-0 flex-1">
            <span className="foreign font-medium">{target.name}</span>
            {target.channel === 'status-page' && target.available && <span className="ms-2 text-xs text-warn">public</span>}
            {target.reason && <span className="foreign block text-xs">{target.reason}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
