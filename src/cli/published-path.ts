import { basename, isAbsolute, relative } from 'node:path';

const isBelow = (path: string): boolean => path !== '' && !/^\.\.(?:[\\/]|$)/.test(path) && !isAbsolute(path);

/** Where a file stands below what is published: below this folder, or, elsewhere, below the folder that was named. */
export function publishedPath(file: string, paths: readonly string[]): string {
  const fromHere = relative('.', file);
  if (isBelow(fromHere)) return fromHere;
  return paths.map((path) => relative(path, file)).find(isBelow) ?? basename(file);
}
