import { useState } from 'react';

/**
 * Open when there is a reason to be, or when pressed. What lost its reason stays open: nothing that is being read folds
 * away by itself.
 */
export function useStickyOpen(hasReason: boolean): readonly [boolean, (isOpen: boolean) => void] {
  const [state, setState] = useState({ isOpen: hasReason, hadReason: hasReason });
  if (state.hadReason !== hasReason) setState({ isOpen: state.isOpen || hasReason, hadReason: hasReason });
  return [state.isOpen || (hasReason && !state.hadReason), (isOpen) => setState({ isOpen, hadReason: hasReason })];
}
