import { hash } from 'node:crypto';
import type { TextMap } from './alert.ts';

const mask = 0xffff;
const encoder = new TextEncoder();
// Grows to the longest label set seen; synchronous use only.
let scratch = new Uint8Array(4_096);

/** Writes names and values in order, each closed by a 255 byte, into the scratch space; answers how many bytes. */
function layOut(labels: TextMap): number {
  let length = 0;
  for (const name of Object.keys(labels).sort()) {
    const value = labels[name] ?? '';
    // UTF-8 takes at most three bytes for each UTF-16 unit.
    const needed = length + (name.length + value.length) * 3 + 2;
    if (needed > scratch.length) {
      const bigger = new Uint8Array(needed * 2);
      bigger.set(scratch.subarray(0, length));
      scratch = bigger;
    }
    length += encoder.encodeInto(name, scratch.subarray(length)).written;
    scratch[length++] = 255;
    length += encoder.encodeInto(value, scratch.subarray(length)).written;
    scratch[length++] = 255;
  }
  return length;
}

/**
 * The fingerprint that Prometheus and Alertmanager give a label set (FNV-1a, 64 bits, over names in order,
 * each name and value closed by a 255 byte), so that an alert that comes by webhook and by push is one alert.
 * The 64-bit product is worked out in four 16-bit limbs: BigInt is twenty times slower here.
 */
export function fingerprintOf(labels: TextMap): string {
  const length = layOut(labels);
  const bytes = scratch;
  // Offset basis cbf29ce484222325; prime 100000001b3 = 2^40 + 0x1b3.
  let a = 0x2325;
  let b = 0x8422;
  let c = 0x9ce4;
  let d = 0xcbf2;
  for (let index = 0; index < length; index++) {
    a ^= bytes[index] ?? 0;
    const low = a * 0x1b3;
    const second = b * 0x1b3 + (low >>> 16);
    const third = c * 0x1b3 + ((a << 8) & mask) + (second >>> 16);
    d = (d * 0x1b3 + ((b << 8) & mask) + (a >>> 8) + (third >>> 16)) & mask;
    a = low & mask;
    b = second & mask;
    c = third & mask;
  }
  return [d, c, b, a].map((limb) => limb.toString(16).padStart(4, '0')).join('');
}

/** A sender's own fingerprint, kept as it is while it fits an index entry. */
export function senderFingerprint(given: string): string {
  return given.length <= 128 ? given : hash('sha256', given);
}
