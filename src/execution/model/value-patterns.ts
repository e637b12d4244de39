/**
 * What a value from an alert (hostile: anybody who can reach a monitoring system writes labels) must look like
 * to be filled in by itself. What a person types is not held to this; binding quotes every value anyway.
 */
const byType: Readonly<Record<string, RegExp>> = {
  kubernetes: /^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/,
  number: /^-?\d{1,15}(?:\.\d{1,6})?$/,
  'process-id': /^\d{1,7}$/,
  duration: /^\d{1,6}(?:ms|s|m|h|d|w)?$/,
  'sql/table': /^[A-Za-z_][A-Za-z0-9_]{0,62}(?:\.[A-Za-z_][A-Za-z0-9_]{0,62})?$/,
};
// A leading slash is a path; a leading dash would be an option.
const plainName = /^\/?[A-Za-z0-9](?:[A-Za-z0-9._:/@-]{0,251}[A-Za-z0-9])?$/;

/** Whether a value from outside fits a parameter of this type (`kubernetes/pod`, `number`, `text`, …). */
export function fitsType(type: string, value: string): boolean {
  const pattern = byType[type] ?? byType[type.split('/')[0] ?? ''] ?? plainName;
  return pattern.test(value) && !value.includes('..');
}
