import { useSyncExternalStore } from 'react';

const query = matchMedia('(min-width: 1024px)');

/** Room for two columns. */
export const useIsWide = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
