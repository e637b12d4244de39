import { also, changes, combine, destroys, reads } from '../../judge/judgement.ts';
import type { Judgement } from '../../judge/judgement.ts';
import { isSnapshotFolder, placeOf } from '../../judge/redirects.ts';
import { judgeRequest } from '../../http/judge-request.ts';
import type { Options } from '../options.ts';
import type { Call } from '../program.ts';
import { prompt, readsForever } from '../shapes.ts';
import { isDryRun } from './kubectl-options.ts';

const shells = new Set(['sh', 'bash', 'ash', 'zsh', 'dash', '/bin/sh', '/bin/bash', '/bin/ash', '/bin/zsh', '/usr/bin/bash']);

type Judge = (call: Call, given: Options) => Judgement;

/** A change, unless it is a rehearsal. */
export const changing =
  (reason: string): Judge =>
  (_, given) =>
    isDryRun(given) ? reads('a dry run: shows what would change', { evidence: true }) : changes(reason);

const isSet = (given: Options, options: readonly string[]): boolean =>
  given.last(...options) === true || given.value(...options) === 'true';

/** `--list` shows what is there; `--local` changes only the text it is given. */
export const changingUnless =
  (reason: string, ...options: readonly string[]): Judge =>
  (call, given) =>
    isSet(given, options) ? reads() : changing(reason)(call, given);

export const get: Judge = (call, given) => {
  // --raw sends a GET to whatever the path reaches, also a pod behind the API's proxy.
  const raw = given.value('--raw');
  if (raw !== null)
    return judgeRequest({ method: 'GET', url: `https://kubernetes${raw.startsWith('/') ? '' : '/'}${raw}`, body: null, hasBody: false });
  const kinds = given.positionals[1]?.prefix ?? '';
  const base = readsForever('-w', '--watch', '--watch-only')(call, given);
  const shown = given.value('-o', '--output') ?? '';
  const showsSecret = /(?:^|,)secrets?(?:[./,]|$)/u.test(kinds) && /^(?:yaml|json|go-template|jsonpath|custom)/u.test(shown);
  return showsSecret ? also(base, { reason: 'prints a secret: its output is as sensitive as the secret' }) : base;
};

/** `-f` means follow here, and a file everywhere else. */
export const logs: Judge = (_, given) =>
  given.has('-f', '--follow') && !given.texts('--follow').includes('false')
    ? reads('-f never ends by itself', { unbounded: true })
    : reads();

const recreated = new Set(['pod', 'pods', 'po']);

export const remove: Judge = (call, given) => {
  if (isDryRun(given)) return reads('a dry run: shows what would be deleted');
  const first = given.positionals[1];
  if (first === undefined) return destroys('deletes every object of a file');
  // `pod/a pvc/a`: each with its kind; `pod a b` has one for all.
  const named = given.positionals.slice(2).flatMap((word) => /^([^/]+)\//u.exec(word.prefix)?.[1] ?? []);
  const kinds = [(first.value ?? first.text).split('/')[0] ?? '', ...named];
  const kind = kinds.find((each) => !recreated.has(each));
  if (kind !== undefined) return destroys(`deletes ${call.show(kind)}: nothing brings it back by itself`);
  if (given.has('--force') || given.value('--grace-period') === '0')
    return destroys('kills a pod without letting it end: what it was writing may be lost');
  const many = given.has('-l', '--selector', '--all', '--field-selector');
  return changes(
    many ? 'deletes every matching pod at once; their controllers start new ones' : 'deletes a pod; its controller starts a new one',
  );
};

/** The words after `--`, or (old form) after the first positional. */
const inside = (given: Options): readonly (typeof given.positionals)[number][] => given.rest ?? given.positionals.slice(2);

/** Opens a shell when nothing else is to be run. */
export const shellIn = (name: string): Judgement =>
  prompt(
    changes('opens a shell in the container, where anything can be done', { inner: name.replace(/^(?:\/usr)?\/bin\//u, '') }),
    'a shell',
  );

export const exec: Judge = (call, given) => {
  const words = inside(given);
  const [program, ...others] = words;
  const name = program?.value ?? '';
  if (program === undefined) return changes('exec without a program');
  const isShell = shells.has(name) && others.every((word) => ['-l', '-i', '--login'].includes(word.value ?? ''));
  if (isShell && call.input.kind === 'nothing') return shellIn(name);
  return call.run(words, given.has('-i', '--stdin') ? call.input : { kind: 'nothing' });
};

export const debug: Judge = (call, given) => {
  const words = given.rest ?? [];
  const creates = changes('creates a debugging pod or container');
  if (words.length === 0) return prompt(creates, 'the debugging container');
  const ran = call.run(words);
  return also(combine(ran, creates), { inner: ran.inner });
};

export const drain: Judge = (_, given) => {
  if (isDryRun(given)) return reads('a dry run: shows what would be evicted');
  return given.has('--delete-emptydir-data', '--delete-local-data')
    ? destroys('evicts every pod of the node and loses what they kept in emptyDir volumes')
    : changes('evicts every pod of the node');
};

export const replace: Judge = (_, given) =>
  isDryRun(given) ? reads() : given.has('--force') ? destroys('deletes the object before making it anew') : changes('replaces an object');

export const apply: Judge = (_, given) =>
  isDryRun(given)
    ? reads('a dry run: shows what would change', { evidence: true })
    : given.has('--prune')
      ? destroys('makes the cluster match a file and deletes what is not in it')
      : changes('makes the cluster match a file');

/** From a pod to here keeps a copy; from here to a pod changes the pod. */
export const copy: Judge = (_, given) => {
  const [, from, to] = given.positionals;
  const isRemote = (text: string | undefined): boolean => text !== undefined && /^[^/.][^:]*:/u.test(text);
  return isRemote(from?.prefix) && to !== undefined && !isRemote(to.prefix) && isSnapshotFolder(placeOf(to))
    ? reads('copies files out of the container', { preserves: true })
    : changes('writes files into the container');
};

export const edit: Judge = () => also(prompt(changes('changes an object in an editor'), 'the editor'), { unbounded: false });

export const run: Judge = (call, given) => {
  if (isDryRun(given)) return reads('a dry run');
  const words = given.rest ?? [];
  const creates = changes('creates a pod');
  const ran = words.length === 0 ? creates : call.run(words);
  return also(combine(ran, creates), { inner: words.length === 0 ? null : ran.inner });
};

/** Holds a connection open until somebody stops it; for this machine alone, unless `--address` lets others in. */
export const holdsOpen =
  (reason: string): Judge =>
  (_, given) =>
    given.texts('--address').every((address) => /^(?:localhost|127\.0\.0\.1|::1)$/u.test(address ?? ''))
      ? reads(reason, { unbounded: true, blocked: 'it never ends by itself' })
      : changes('opens a service to the network');
