import { useEffect, useEffectEvent } from 'react';
import type { RefObject } from 'react';

const firstField = '[data-autofocus], [data-body] :is(input:not([type=hidden], [hidden]), textarea, select):not(:disabled)';

/**
 * Opens a `dialog` over the page while its component lives. Esc and a press outside ask to close; afterwards the focus
 * goes back to where it was. The first field takes the focus, not the cross, which the browser would choose.
 */
export function useModal(ref: RefObject<HTMLDialogElement | null>, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const before = document.activeElement;
    const onCancel = (event: Event): void => {
      event.preventDefault();
      close();
    };
    const onPress = (event: MouseEvent): void => {
      if (event.target === dialog) close();
    };
    if (!dialog.open) dialog.showModal();
    dialog.querySelector<HTMLElement>(firstField)?.focus();
    dialog.addEventListener('cancel', onCancel);
    dialog.addEventListener('mousedown', onPress);
    return () => {
      dialog.removeEventListener('cancel', onCancel);
      dialog.removeEventListener('mousedown', onPress);
      dialog.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [ref]);
}
