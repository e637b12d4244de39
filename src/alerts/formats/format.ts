import { hash } from 'node:crypto';
import { fail, withoutNul, type FieldError } from '#base';
import { z } from 'zod';
import type { IncomingAlert, IncomingRequest, TextMap } from '../model/alert.ts';
import { fingerprintOf, senderFingerprint } from '../model/fingerprint.ts';

/**
 * One way of sending alerts. `parse` turns the body into alerts, or throws `invalid-input` naming every wrong field.
 * It is called twice for each request, before it is accepted and when it is digested, so it must be pure.
 */
export interface Format {
  readonly name: string;
  /** The kinds of integration whose key may send this format. */
  readonly kinds: readonly string[];
  readonly parse: (body: unknown, receivedAt: Date) => IncomingRequest;
}

/** What one request may hold. Generous: real senders stay far below, hostile ones are told. */
export const limits = { bodyBytes: 10 * 2 ** 20, alerts: 20_000, labels: 300, nameLength: 1_000, valueLength: 100_000 } as const;

const utf8 = new TextDecoder('utf-8', { fatal: true });
// What PostgreSQL refuses in text: NUL, and halves of surrogate pairs. Only JSON escapes can bring them in.
const unstorable = /\\u(?:0000|[dD][89a-fA-F])/;

/** The JSON value of a body; `invalid-input` says why it is none. */
export function readJson(bytes: Uint8Array): unknown {
  if (bytes.length > limits.bodyBytes) fail('too-large', `the body holds ${bytes.length} bytes; at most ${limits.bodyBytes} are taken`);
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return fail('invalid-input', 'the body is not UTF-8 text', { fields: [{ field: '', message: 'must be UTF-8' }] });
  }
  try {
    const value: unknown = JSON.parse(text);
    return unstorable.test(text) ? withoutNul(value) : value;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.slice(0, 200) : 'not JSON';
    return fail('invalid-input', `the body is not JSON: ${why}`, { fields: [{ field: '', message: 'must be JSON' }], cause });
  }
}

/** Parses by a schema; the error names each wrong field as a path (`alerts[3].labels.severity`). */
export function parseWith<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.slice(0, 20).map((issue) => ({ field: pathText(issue.path), message: issue.message }));
  return refuse(what, fields);
}

export function refuse(what: string, fields: readonly FieldError[]): never {
  const [first] = fields;
  const place = first?.field ? `${first.field}: ${first.message}` : (first?.message ?? 'wrong shape');
  fail('invalid-input', `this is not ${what}: ${place}`, { fields });
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part).slice(0, 100)}`))
    .join('')
    .replace(/^\./, '');
}

export const textMap = z.record(z.string(), z.string());
export const instant = z.string().max(64);
const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/;

/** An RFC 3339 instant; Go's zero time and absence are both null. */
export function readInstant(text: string | null | undefined, field: string): Date | null {
  if (text === null || text === undefined || text === '' || text.startsWith('0001-01-01')) return null;
  const ms = rfc3339.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) refuse('an alert', [{ field, message: 'must be an instant such as 2026-01-31T08:15:00Z' }]);
  return ms <= 0 ? null : new Date(ms);
}

/** Refuses maps that outgrow the limits. */
export function checkText(map: TextMap, field: string): void {
  let count = 0;
  for (const name in map) {
    count++;
    if (name.length > limits.nameLength || (map[name]?.length ?? 0) > limits.valueLength) {
      refuse('an alert', [
        {
          field: `${field}.${name.slice(0, 60)}`,
          message: `names hold at most ${limits.nameLength} characters, values ${limits.valueLength}`,
        },
      ]);
    }
  }
  if (count > limits.labels) refuse('an alert', [{ field, message: `holds ${count} entries; at most ${limits.labels} are taken` }]);
}

/** The alert's name, its fingerprint if the sender gave none, and the rest as it came. */
export function incomingAlert(alert: Omit<IncomingAlert, 'fingerprint' | 'name'> & { fingerprint: string | null }): IncomingAlert {
  const { labels, annotations } = alert;
  const name = labels['alertname'] || annotations['title'] || annotations['summary'] || 'Unnamed alert';
  return {
    ...alert,
    name: name.length <= 200 ? name : `${name.slice(0, 199).toWellFormed()}…`,
    fingerprint: alert.fingerprint ? senderFingerprint(alert.fingerprint) : fingerprintOf(labels),
  };
}

/** Recognises a re-send without comparing labels and annotations one by one. */
export function contentHash(alert: IncomingAlert): string {
  return hash('sha1', JSON.stringify([alert.labels, alert.annotations, alert.generatorUrl]), 'base64url');
}
