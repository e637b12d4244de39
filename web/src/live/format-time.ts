const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const two = (value: number): string => String(value).padStart(2, '0');

/** `03:12`, `1:04:09`, `2 d 3 h`: for clocks that count. */
export function formatCountdown(ms: number): string {
  const total = Math.max(0, Math.floor(Math.abs(ms) / second));
  if (total >= 86_400) return `${Math.floor(total / 86_400)} d ${Math.floor((total % 86_400) / 3600)} h`;
  const hours = Math.floor(total / 3600);
  const rest = `${two(Math.floor((total % 3600) / 60))}:${two(total % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** `00:07:41`: how long an incident lasts. */
export function formatElapsed(ms: number): string {
  const total = Math.max(0, Math.floor(ms / second));
  if (total >= 86_400) return formatCountdown(ms);
  return `${two(Math.floor(total / 3600))}:${two(Math.floor((total % 3600) / 60))}:${two(total % 60)}`;
}

/** `0.8 s`, `42 s`, `7 min`, `2 h 5 min`: how long a thing took. */
export function formatDuration(ms: number): string {
  if (ms < 10 * second) return `${(Math.max(0, ms) / second).toFixed(1)} s`;
  if (ms < 2 * minute) return `${Math.round(ms / second)} s`;
  if (ms < 2 * hour) return `${Math.round(ms / minute)} min`;
  if (ms < 2 * day) return `${Math.floor(ms / hour)} h ${Math.round((ms % hour) / minute)} min`;
  return `${Math.round(ms / day)} days`;
}

/** `just now`, `4 min ago`, `in 3 h`, `2 days ago`. */
export function formatRelative(at: number, now: number): string {
  const distance = Math.abs(now - at);
  if (distance < 45 * second) return at > now ? 'in a moment' : 'just now';
  const amount =
    distance < 90 * minute
      ? `${Math.round(distance / minute)} min`
      : distance < 36 * hour
        ? `${Math.round(distance / hour)} h`
        : `${Math.round(distance / day)} days`;
  return at > now ? `in ${amount}` : `${amount} ago`;
}

const local = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
const localMinute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false });
const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long' });

export const formatClockTime = (at: string | number): string => local.format(new Date(at));
export const formatHourMinute = (at: string | number): string => localMinute.format(new Date(at));
export const formatDay = (at: string | number): string => dayFormat.format(new Date(at));
/** `Sat 21 Nov, 02:14` */
export const formatMoment = (at: string | number): string => `${formatDay(at)}, ${formatHourMinute(at)}`;
/** The exact instant, in the viewer's zone and in UTC: what a hover shows. */
export const formatExact = (at: string | number): string =>
  `${exact.format(new Date(at))} · ${new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')}`;
/** `01:14:07Z` */
export const formatUtcTime = (at: string | number): string => `${new Date(at).toISOString().slice(11, 19)}Z`;

/** `PT15M` as `15 min`; an unreadable duration is shown as it is written. */
export function formatIsoDuration(text: string): string {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!parts) return text.replaceAll('-', ' ');
  const units = [
    ['d', parts[1]],
    ['h', parts[2]],
    ['min', parts[3]],
    ['s', parts[4]],
  ] as const;
  const said = units.flatMap(([unit, value]) => (value === undefined || Number(value) === 0 ? [] : [`${value} ${unit}`])).join(' ');
  return said === '' ? '0 min' : said;
}
