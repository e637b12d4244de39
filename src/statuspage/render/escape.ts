import { escapeHtml } from '#base';

// Control characters that XML does not know, the two non-characters, and the overrides that make a line read as another one.
// eslint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

/** Text as text or attribute value of HTML and XML; at most 100,000 characters, line feeds kept. */
export function escapeText(value: string): string {
  const clean = value.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(unwanted, '\u{FFFD}').slice(0, 100_000).toWellFormed();
  return escapeHtml(clean);
}
