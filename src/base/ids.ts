import { randomBytes } from 'node:crypto';

/** Every kind of thing that has an id, with the prefix that a person sees in front of it. */
export const idPrefixes = {
  organization: 'org',
  person: 'per',
  session: 'ses',
  token: 'tok',
  key: 'key',
  document: 'doc',
  runbook: 'rbk',
  request: 'req',
  alert: 'alr',
  incident: 'inc',
  note: 'not',
  task: 'tsk',
  escalation: 'esc',
  page: 'pag',
  delivery: 'dlv',
  run: 'run',
  attempt: 'att',
  approval: 'apr',
  check: 'chk',
  message: 'msg',
  update: 'upd',
  component: 'cmp',
  postmortem: 'pm',
  action: 'act',
  job: 'job',
  drill: 'drl',
  schedule: 'sch',
  policy: 'pol',
  evidence: 'evd',
} as const;

export type IdKind = keyof typeof idPrefixes;

// Crockford's base 32: no I, L, O, U, so that an id survives being read out on the phone.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * A new id such as `inc_06bqk3x1hv7r2d8n0m5c4t9a1e`: 48 bits of time, 82 of chance.
 * Ids made later sort later, which keeps B-tree inserts at the right edge.
 */
export function newId(kind: IdKind, now: Date): string {
  let time = now.getTime();
  let head = '';
  for (let index = 0; index < 10; index++) {
    head = alphabet.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (const byte of randomBytes(16)) tail += alphabet.charAt(byte & 31);
  return `${idPrefixes[kind]}_${head}${tail}`;
}

/** A secret of 256 bits in URL-safe text, for sessions, tokens, keys and one-time links. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
