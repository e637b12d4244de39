import { execFile } from 'node:child_process';

/** Whether an object is there; `unknown` says why nobody can tell. */
export type ClusterAnswer = { readonly kind: 'there' | 'missing' | 'no-kubectl' } | { readonly kind: 'unknown'; readonly why: string };

const timeLimitMs = 10_000;

/**
 * Asks the cluster of the current context with `kubectl get`, which only reads. Arguments go to kubectl as they are,
 * without a shell; the caller has made sure that they are names.
 */
export function lookUpClusterObject(object: string, namespace: string | null): Promise<ClusterAnswer> {
  const place = namespace === null ? [] : ['--namespace', namespace];
  const words = ['get', object, ...place, '--ignore-not-found', '--output', 'name', '--request-timeout', '5s'];
  return new Promise((resolve) => {
    execFile('kubectl', words, { timeout: timeLimitMs, maxBuffer: 64 * 1024 }, (error, stdout, stderr) => {
      if (error === null) resolve({ kind: stdout.trim() === '' ? 'missing' : 'there' });
      else if ('code' in error && error.code === 'ENOENT') resolve({ kind: 'no-kubectl' });
      else resolve({ kind: 'unknown', why: stderr.trim().split('\n').at(-1) || error.message });
    });
  });
}
