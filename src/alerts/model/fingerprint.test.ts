import { describe, expect, test } from 'vitest';
import { fingerprintOf, senderFingerprint } from './fingerprint.ts';

const prime = 0x100000001b3n;
const mask = (1n << 64n) - 1n;

/** The same by the book: FNV-1a over big integers, as Prometheus' model/signature.go says it. */
function byTheBook(labels: Record<string, string>): string {
  let sum = 0xcbf29ce484222325n;
  const mix = (byte: number) => (sum = ((sum ^ BigInt(byte)) * prime) & mask);
  for (const name of Object.keys(labels).toSorted()) {
    for (const text of [name, labels[name] ?? '']) {
      for (const byte of Buffer.from(text, 'utf8')) mix(byte);
      mix(255);
    }
  }
  return sum.toString(16).padStart(16, '0');
}

describe('the fingerprint of labels', () => {
  test.each<Record<string, string>>([
    {},
    { alertname: 'ServiceDown' },
    { alertname: 'ServiceDown', service: 'api', severity: 'critical', instance: '10.0.0.1:9100' },
    { b: '2', a: '1' },
    { name: 'Grüße 🚨 übel', über: 'ß' },
    { long: 'x'.repeat(5_000) },
  ])('is FNV-1a as Prometheus works it out: %o', (labels) => {
    expect(fingerprintOf(labels)).toBe(byTheBook(labels));
  });

  test('does not depend on the order of the labels and does depend on every letter', () => {
    expect(fingerprintOf({ a: '1', b: '2' })).toBe(fingerprintOf({ b: '2', a: '1' }));
    expect(fingerprintOf({ a: '1', b: '2' })).not.toBe(fingerprintOf({ a: '12', b: '' }));
  });
});

test("a sender's own fingerprint is kept while it fits an index", () => {
  expect(senderFingerprint('b35d2de7fe1df8e1')).toBe('b35d2de7fe1df8e1');
  expect(senderFingerprint('x'.repeat(1_000))).toHaveLength(64);
});
