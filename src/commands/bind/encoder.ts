import type { Parameter } from '../model/command.ts';

/** What becomes of a value on its way into one interpreter: its text there, or why it cannot go there. */
export type Encoded = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string };
export type Encode = (value: string, parameter: Parameter) => Encoded;

export const encoded = (text: string): Encoded => ({ ok: true, text });
export const refused = (message: string): Encoded => ({ ok: false, message });

/** Passes a value on unchanged. */
export const unchanged: Encode = (value) => encoded(value);

/** Runs encoders innermost first. */
export function chain(encoders: readonly Encode[], value: string, parameter: Parameter): Encoded {
  return encoders.reduce<Encoded>((sum, encode) => (sum.ok ? encode(sum.text, parameter) : sum), encoded(value));
}

/** Types whose values may start with a minus sign. */
const signed = new Set(['number', 'duration']);

/** An argument that would be read as an option is refused. */
export const argument: Encode = (value, parameter) => {
  if (!value.startsWith('-')) return encoded(value);
  return signed.has(parameter.type) && /^-\d+(?:\.\d+)?[a-z]*$/iu.test(value)
    ? encoded(value)
    : refused('starts with "-": the program would take it for an option');
};

/** A file name: no way out of the folder that the document names. */
export const fileName: Encode = (value) =>
  /(?:^|\/)\.\.(?:\/|$)/u.test(value) || value.includes('/') ? refused('must be a file name without a path') : encoded(value);

/** For interpreters whose quoting is not known here: only text that means itself everywhere. */
export const plainOnly =
  (where: string): Encode =>
  (value) =>
    /^[A-Za-z0-9_][A-Za-z0-9_.:@/+-]*$/u.test(value)
      ? encoded(value)
      : refused(`only letters, digits and _ . : @ / + - can go into ${where}`);

/** Never: the place is not understood, or would choose what runs. */
export const never =
  (message: string): Encode =>
  () =>
    refused(message);

/** Inside a JSON string (RFC 8259, section 7). */
export const jsonString: Encode = (value) => encoded(JSON.stringify(value).slice(1, -1));

/** A bare JSON value: only a number. */
export const jsonNumber: Encode = (value) =>
  /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/u.test(value) || value === 'true' || value === 'false' || value === 'null'
    ? encoded(value)
    : refused('must be a JSON number, true, false or null here');

/** A part of a URL's path or query (RFC 3986, section 2.1); never `.` or `..` alone, which servers resolve. */
export const urlPart: Encode = (value) =>
  /^\.{1,2}$/u.test(value)
    ? refused('must not be "." or ".." in an address')
    : encoded(encodeURIComponent(value).replaceAll(/[!'()*]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`));

/** The host of a URL: a name, an address, perhaps a port. */
export const urlHost: Encode = (value) =>
  /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/iu.test(value)
    ? encoded(value)
    : refused('must be a host name or address');

/** A whole URL. */
export const wholeUrl: Encode = (value) =>
  /^https?:\/\/[^\s"'<>\\^`{|}]+$/iu.test(value) ? encoded(value) : refused('must be an http or https address');

/** An HTTP field value holds no line break and no control character (RFC 9110, section 5.5). */
export const headerValue: Encode = (value) =>
  /[\u0000-\u0008\u000A-\u001F\u007F]/u.test(value) ? refused('must not hold line breaks or control characters') : encoded(value);

/** `application/x-www-form-urlencoded` data: one value. */
export const formPart: Encode = (value) =>
  encoded(encodeURIComponent(value).replaceAll(/[!'()*]/gu, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`));

/** Quotes for a POSIX shell, at the place where the hole stands in that shell's text. */
export const forShell: Readonly<Record<'bare' | 'single' | 'double', Encode>> = {
  bare: (value) => encoded(`'${value.replaceAll("'", String.raw`'\''`)}'`),
  single: (value) => encoded(value.replaceAll("'", String.raw`'\''`)),
  double: (value) => encoded(value.replaceAll(/[\\"$`]/gu, String.raw`\$&`)),
};
