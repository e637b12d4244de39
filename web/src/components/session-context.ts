import { createContext, useContext } from 'react';
import type { SessionView } from '../api/views.ts';

export type SignedIn = { readonly session: SessionView; readonly org: string };
export const SessionContext = createContext<SignedIn | null>(null);

/** Who is here and which organization is looked at. Only inside the shell. */
export function useSignedIn(): SignedIn {
  const value = useContext(SessionContext);
  if (!value) throw new Error('useSignedIn is for pages inside the shell');
  return value;
}

/** Rights as the page knows them; the server decides. */
export function useRole(org: string): 'admin' | 'commander' | 'responder' | 'viewer' {
  return useSignedIn().session.organizations.find((one) => one.slug === org)?.role ?? 'viewer';
}
