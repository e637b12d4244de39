import type { Problem } from './views.ts';

/** An answer that says no, in the server's own words. `status` 0: the server could not be reached. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export const isOffline = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 0;
export const isSignedOut = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 401;
export const isNotFound = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 404;
export const isConflict = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 409;

export function localProblem(code: string, title: string, detail: string, status = 0): ProblemError {
  return new ProblemError({ type: 'about:blank', title, status, code, detail, errors: [] });
}

/** What to show a person, whatever was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { type: 'about:blank', title: 'Something went wrong in the page', status: -1, code: 'page', detail, errors: [] };
}

/** The server's complaint about one field of a form. */
export function fieldError(error: unknown, field: string): string | undefined {
  return problemOf(error).errors.find((one) => one.field === field)?.message;
}
