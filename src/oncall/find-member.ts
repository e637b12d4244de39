import type { Member } from '#people';
import { sameForm } from './model/words.ts';

/** The member that a workspace means by a handle, an e-mail address or a name; null when there is none. */
export function findMember(members: readonly Member[], named: string): Member | null {
  const text = named.trim().toLowerCase();
  const form = sameForm(named);
  return (
    members.find(({ id }) => id === named) ??
    members.find(({ email }) => email !== null && email.toLowerCase() === text) ??
    members.find(({ handle }) => handle !== null && sameForm(handle) === form) ??
    members.find(({ name }) => sameForm(name) === form) ??
    null
  );
}
