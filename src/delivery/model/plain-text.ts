import { escapeHtml } from '#base';

// C0, DEL and C1 control characters, and the bidirectional overrides that make a line read as another one.
// eslint-disable-next-line no-control-regex
const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** One line that cannot end a mail header or move a cursor; at most `limit` characters. */
export function oneLine(text: string, limit: number): string {
  const flat = text.toWellFormed().replace(controls, ' ').trim();
  const letters = [...flat];
  return letters.length > limit ? `${letters.slice(0, limit - 1).join('')}…` : flat;
}

/** Text of several lines without control characters other than line feed and tab; at most `limit` characters. */
export function plainText(text: string, limit: number): string {
  const clean = text
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map((line) =>
      line
        .split('\t')
        .map((part) => part.replace(controls, '\u{FFFD}'))
        .join('\t'),
    )
    .join('\n');
  return clean.length > limit ? `${clean.slice(0, limit - 1).toWellFormed()}…` : clean;
}

/** Slack's own rule: `&`, `<` and `>` are the control characters of its markup, nothing else is. */
export function escapeSlack(text: string): string {
  return text.replace(/[&<>]/g, (letter) => escapeHtml(letter));
}

/** The address when it is an absolute http(s) one, else null: no `javascript:` ever becomes a link. */
export function webLink(link: string | null | undefined): string | null {
  if (!link || !URL.canParse(link)) return null;
  const url = new URL(link);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
