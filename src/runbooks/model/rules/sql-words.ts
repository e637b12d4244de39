import { sqlOf } from './each-command.ts';
import type { CommandPlace } from './rule.ts';

/** SQL that a statement hands to a server: as text, in quotes, or encoded in an address. */
export function sqlHanded(place: CommandPlace): string | null {
  const written = sqlOf(place);
  if (written !== null) return written;
  const encoded = /[?&]query=([^&"'\s]{1,4000})/.exec(place.command.text)?.[1];
  if (encoded === undefined || !/^(?:select|with|show)(?:%20|\+)/i.test(encoded)) return null;
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
