import type { ReactNode } from 'react';
import { useRegisteredHotkeys } from '../live/hotkeys.ts';
import { Dialog } from '../ui/dialog.tsx';

export function KeyboardHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const hotkeys = useRegisteredHotkeys();
  // The newest of a key is the one that acts.
  const acting = hotkeys.filter((hotkey, index) => hotkeys.findIndex((other) => other.keys === hotkey.keys) === index);
  const groups = Map.groupBy(acting, (hotkey) => hotkey.group);
  return (
    <Dialog title="Keyboard" onClose={onClose} wide>
      <div className="grid grid-cols-1 gap-x-10 gap-y-6 sm:grid-cols-2">
        {[...groups].map(([group, keys]) => (
          <section key={group}>
            <h3 className="mb-2 text-xs font-semibold text-ink-3">{group}</h3>
            <dl className="grid grid-cols-1 gap-1.5">
              {keys.map((hotkey) => (
                <div key={hotkey.keys} className="flex items-center justify-between gap-4">
                  <dt className="text-[0.8125rem]">{hotkey.label}</dt>
                  <dd className="flex gap-1">
                    {hotkey.keys.split(' ').map((key) => (
                      <Key key={key}>{key}</Key>
                    ))}
                  </dd>
                </div>
              ))}
              {group === 'Everywhere' && (
                <div className="flex items-center justify-between gap-4">
                  <dt className="text-[0.8125rem]">Search and commands</dt>
                  <dd className="flex gap-1">
                    <Key>Ctrl</Key>
                    <Key>K</Key>
                  </dd>
                </div>
              )}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Key({ children }: { readonly children: ReactNode }): ReactNode {
  return <kbd className="min-w-6 rounded border border-line-strong bg-canvas px-1.5 py-0.5 text-center font-mono text-xs">{children}</kbd>;
}
