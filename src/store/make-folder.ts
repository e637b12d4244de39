import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * Makes a folder and what is missing above it; true when it was made. Not mkdir's own `recursive`: Node.js tries for
 * ever where the system says ENOENT below a folder that exists (/proc, a share that went away), and no signal ends it.
 */
export function makeFolder(path: string, mode = 0o777): boolean {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder) && folder !== dirname(folder); folder = dirname(folder)) missing.unshift(folder);
  let made = false;
  for (const folder of missing) {
    try {
      mkdirSync(folder, { mode });
      made = true;
    } catch (error) {
      // Somebody made it meanwhile, or it is there and cannot be seen: the next one, or who uses it, will tell.
      if (codeOf(error) !== 'EEXIST') throw error;
      made = false;
    }
  }
  return made;
}
