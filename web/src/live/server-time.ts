/** Clocks follow the server, not a laptop whose time is wrong. Below this difference the `Date` header's whole seconds say nothing. */
const toleranceMs = 2500;

let offsetMs = 0;

export function noteServerTime(dateHeader: string | null, clientNow: number = Date.now()): void {
  const serverNow = dateHeader === null ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(serverNow)) return;
  const difference = serverNow + 500 - clientNow;
  offsetMs = Math.abs(difference) > toleranceMs ? difference : 0;
}

/** Now, in the server's time, milliseconds since the epoch. */
export const serverNow = (): number => Date.now() + offsetMs;
