import { InvalidArgumentError } from 'commander';

/** One of several paths: an empty one is a variable of a script that was not set. */
export function addPath(path: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), onePath(path)];
}

export function onePath(path: string): string {
  if (path === '') throw new InvalidArgumentError('It is empty; name a file or a folder.');
  return path;
}
