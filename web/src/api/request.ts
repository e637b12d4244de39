import { noteFailure, noteHeard } from '../live/connection.ts';
import { noteServerTime } from '../live/server-time.ts';
import { localProblem, ProblemError } from './problem-error.ts';
import type { Problem } from './views.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * The one way the page talks to the server. Answers parsed JSON (undefined for 204).
 * Throws `ProblemError` for every refusal and for a server that cannot be reached (status 0).
 */
export async function request<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const response = await send(method, path, body, signal);
  noteHeard();
  noteServerTime(response.headers.get('date'));
  if (!response.ok) throw await refusal(response);
  if (response.status === 204) return undefined as T;
  // The one cast of the client: the server's answers are held to the same schemas by its own tests.
  return (await response.json()) as T;
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => request<T>('GET', path, undefined, signal);

async function send(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { accept: 'application/json' };
  // The session cookie alone never changes anything: this header cannot be set by another site's form.
  if (method !== 'GET') headers['x-tocsin-csrf'] = '1';
  if (body !== undefined) headers['content-type'] = 'application/json';
  try {
    return await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      body: body === undefined ? null : JSON.stringify(body),
      signal: signal ?? null,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    noteFailure();
    throw localProblem(
      'unreachable',
      'Tocsin cannot be reached',
      'The server did not answer. What you typed is kept; try again when the connection is back.',
    );
  }
}

async function refusal(response: Response): Promise<ProblemError> {
  const isProblem = response.headers.get('content-type')?.includes('problem+json') ?? false;
  if (isProblem) {
    const problem = (await response.json()) as Partial<Problem>;
    return new ProblemError({
      type: problem.type ?? 'about:blank',
      title: problem.title ?? response.statusText,
      status: response.status,
      code: problem.code ?? String(response.status),
      detail: problem.detail ?? '',
      errors: problem.errors ?? [],
    });
  }
  return localProblem(
    'unexpected',
    `The server answered ${response.status}`,
    'Try again; if it stays, the server log says why.',
    response.status,
  );
}
