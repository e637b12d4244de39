/** How one reaches somebody, as far as a cell or a line says it. */
export interface Ways {
  readonly handle: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  /** By what: "Slack", "PagerDuty", "#ops". */
  readonly channel: string | null;
}

const nothing: Ways = { handle: null, name: null, phone: null, channel: null };

const mail = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}/;
const mention = /(?<![\w./@-])@[\w.-]{1,64}/;
const room = /(?<![\w./#&-])#[a-z][\w.-]{0,64}/i;
const link = /https?:\/\/[^\s)>\]]{3,300}[^\s)>\].,;:]/i;
const number = /(?<![\w./@#-])(?:\+|\(|0|\d)[\d\s()./-]{5,24}\d(?:,?\s?(?:ext\.?|x)\s?\d{1,6})?(?![\w-])/i;
/** "+1-XXX-XXX-XXXX" is a number that nobody filled in. */
const openNumber = /^\+\d[\dx-]{4,20}$/i;
const tools =
  /\b(?:pager\s?duty|ops\s?genie|victorops|slack|(?:ms\s|microsoft\s)?teams|zoom|discord|mattermost|telegram|whatsapp|phone|mobile|sms|e-?mail|pager|rotation|schedule|rota|roster)\b/i;
const person = /^\p{Lu}[\p{L}'’.-]{0,30}(?:\s\p{Lu}[\p{L}'’.-]{0,30}){0,3}$/u;

/** A value that stands for one. */
const isStandIn = (value: string): boolean => /^[[{<]/.test(value);

export const isPhone = (value: string): boolean =>
  value.length < 60 &&
  (/^\+?[\d\s()/.-]{6,}(?:\s?(?:ext\.?|x)\s?\d{1,6})?$|^\[?phone\]?$/i.test(value) || openNumber.test(value) || /^\+\d/.test(value));

/** Words that are left when all ways are taken out, without what joined them. */
const remains = (text: string): string =>
  text
    .replaceAll(/[\s,;:.|()[\]·–—-]{1,20}/g, ' ')
    .replaceAll(/\s\/(?=\s|$)|^\//g, ' ')
    .trim()
    .replace(/^(?:(?:please\s)?(?:see|check|via|use|in|on|by|at|through|ask)\s){1,3}(?:the\s)?/i, '')
    .replace(/\s(?:in|on|at|via|or|and)$/i, '');

/** Takes "Jane Doe, +1 555 010 0123" and "@primary in #ops" apart; `url` is the target of a link in it. What it does not know it leaves out. */
export function waysIn(value: string, url: string | null = null): Ways {
  const text = value.slice(0, 300).trim();
  if (text === '' || isStandIn(text)) return nothing;
  const linked = url ?? link.exec(text)?.[0] ?? null;
  const bare = text.replace(link, ' ');
  const post = mail.exec(bare)?.[0] ?? null;
  const who = mention.exec(post === null ? bare : bare.replace(post, ' '))?.[0] ?? null;
  const place = room.exec(bare)?.[0] ?? null;
  const digits = number.exec(bare)?.[0].trim() ?? null;
  // Dates and the numbers of a case are no numbers to call.
  const phone =
    digits !== null && digits.replaceAll(/\D/g, '').length > 6 && /^[+(0]|\D/.test(digits) && !/^\d{4}-\d{2}-\d{2}$/.test(digits)
      ? digits
      : openNumber.test(bare.trim())
        ? bare.trim()
        : null;
  const firstWay = Math.min(...[post, who, place, phone].map((way) => (way === null ? bare.length : bare.indexOf(way))));
  const before = bare
    .slice(0, firstWay)
    .replace(/[\s,(:–—/-]{1,10}$/, '')
    .trim();
  const name = firstWay < bare.length && person.test(before) && !tools.test(before) ? before : null;
  const taken = [post, who, place, phone, name].reduce<string>((rest, way) => (way === null ? rest : rest.replace(way, ' ')), bare);
  const rest = remains(taken);
  const handle = who ?? post ?? place ?? linked;
  const tool = rest !== '' && rest.length < 61 && tools.test(rest) ? rest : null;
  return { handle, name, phone, channel: tool ?? (place !== null && place !== handle ? place : null) };
}

/** Labels of a list that say by what one is reached, not who: "Slack: #ops". */
export const isChannelLabel = (label: string): boolean =>
  /^(?:slack(?:\schannel)?|phone|tel(?:ephone)?|hotline|mobile|e-?mail|pager(?:\s?duty)?|ops\s?genie|(?:ms\s)?teams(?:\schannel)?|discord|chat|channel)$/i.test(
    label,
  );

/** People of another company, by the words of their role. */
export const isVendorRole = (role: string): boolean => /\bvendors?\b|^external\b|\bthird[\s-]party\b/i.test(role);
