import { useEffect } from 'react';

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Tocsin' : `${title} · Tocsin`;
  }, [title]);
}
