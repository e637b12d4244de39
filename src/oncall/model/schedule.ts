/** Somebody named in a schedule; `id` is null when nobody of that name is known here (shown as missing). */
export interface PersonRef {
  readonly id: string | null;
  readonly name: string;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Hours in which a layer holds, by the wall clock of the schedule. `to` not after `from` means "until the next day". */
export interface Restriction {
  readonly from: string;
  readonly to: string;
  /** The days on which the hours begin; all when left out. */
  readonly days?: readonly Weekday[];
}

/** People taking turns. */
export interface Layer {
  readonly name: string;
  readonly people: readonly PersonRef[];
  /** Local date and time of the first turn, without an offset (`2026-01-05T09:00:00`). */
  readonly start: string;
  /** ISO 8601 length of a turn (`P1W`), counted by the wall clock. */
  readonly every: string;
  readonly restrictions: readonly Restriction[];
}

/** Somebody stands in for whoever would be on call. */
export interface Override {
  readonly id: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly from: Date;
  readonly to: Date;
  readonly by: string;
  readonly createdAt: Date;
}

export interface Schedule {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
  readonly timeZone: string;
  /** A later layer covers an earlier one where it has somebody. */
  readonly layers: readonly Layer[];
  readonly overrides: readonly Override[];
}
