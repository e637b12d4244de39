import type { IncomingAlert, KnownAlert } from './alert.ts';

/**
 * What one message does to one alert, and why. `new` and `refired` start a firing, `resolved` ends one,
 * `updated` changes what is shown, `extended` only its expiry, `none` nothing.
 */
export type AlertChange = 'new' | 'refired' | 'resolved' | 'updated' | 'extended' | 'none';

export interface Verdict {
  readonly change: AlertChange;
  readonly reason: string;
  readonly state: KnownAlert['state'];
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly expiresAt: Date | null;
  readonly resolvedBy: KnownAlert['resolvedBy'];
}

const time = (date: Date | null) => date?.getTime() ?? null;
const earlier = (a: Date, b: Date) => (a <= b ? a : b);

/**
 * Decides what a message changes. Messages may come twice, late and out of order (two Alertmanagers, retries):
 * within one firing the earliest start counts, and what belongs to a firing that is over changes nothing.
 */
export function applyAlert(known: KnownAlert | null, incoming: IncomingAlert, content: string, receivedAt: Date): Verdict {
  const startsAt = incoming.startsAt ?? receivedAt;
  if (!known) {
    return incoming.state === 'firing'
      ? firing('new', 'first seen', startsAt, incoming)
      : over(
          'none',
          'its end is the first thing we hear of it',
          earlier(startsAt, incoming.endsAt ?? startsAt),
          incoming.endsAt ?? receivedAt,
        );
  }
  if (incoming.state === 'resolved') return applyEnd(known, incoming, receivedAt);
  if (known.state === 'resolved') return applyStart(known, incoming, startsAt);
  const kept = incoming.startsAt ? earlier(known.startsAt, incoming.startsAt) : known.startsAt;
  const change =
    content !== known.content || time(kept) !== time(known.startsAt)
      ? 'updated'
      : time(known.expiresAt) !== time(incoming.expiresAt)
        ? 'extended'
        : 'none';
  return firing(change, 'it was firing already', kept, incoming);
}

function applyEnd(known: KnownAlert, incoming: IncomingAlert, receivedAt: Date): Verdict {
  if (known.state === 'resolved') return same(known, 'it was resolved already');
  const endsAt = incoming.endsAt ?? receivedAt;
  // A late word about an earlier firing must not end the present one.
  if (incoming.endsAt && incoming.endsAt < known.startsAt) return same(known, 'it ends a firing before this one');
  return over('resolved', 'the sender says that it is over', known.startsAt, endsAt);
}

function applyStart(known: KnownAlert, incoming: IncomingAlert, startsAt: Date): Verdict {
  if (known.resolvedBy === 'expiry') {
    return incoming.startsAt && incoming.startsAt < known.startsAt
      ? same(known, 'it is from before the firing that we know')
      : firing('refired', 'it is sent again after a silence', startsAt, incoming);
  }
  if (incoming.startsAt && known.endsAt && incoming.startsAt <= known.endsAt) return same(known, 'this firing is over already');
  return firing('refired', 'it fires again', startsAt, incoming);
}

function firing(change: AlertChange, reason: string, startsAt: Date, incoming: IncomingAlert): Verdict {
  return { change, reason, state: 'firing', startsAt, endsAt: null, expiresAt: incoming.expiresAt, resolvedBy: null };
}
function over(change: AlertChange, reason: string, startsAt: Date, endsAt: Date): Verdict {
  return { change, reason, state: 'resolved', startsAt, endsAt, expiresAt: null, resolvedBy: 'sender' };
}
function same(known: KnownAlert, reason: string): Verdict {
  const { state, startsAt, endsAt, expiresAt, resolvedBy } = known;
  return { change: 'none', reason, state, startsAt, endsAt, expiresAt, resolvedBy };
}
