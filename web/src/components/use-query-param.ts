import { useNavigate, useSearch } from '@tanstack/react-router';

/** A part of what is shown that has an address: kept in the query of the page, so that it can be shared and reloaded. */
export function useQueryParam(name: string, initial: string): readonly [string, (value: string) => void] {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const found = search[name];
  const value = typeof found === 'string' || typeof found === 'number' ? String(found) : initial;
  const set = (next: string): void => {
    void navigate({
      to: '.',
      replace: true,
      hash: true,
      resetScroll: false,
      search: (before: Readonly<Record<string, unknown>>) => ({ ...before, [name]: next === initial ? undefined : next }),
    });
  };
  return [value, set];
}
