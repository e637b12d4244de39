import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from './tocsin-process.ts';

/** The environment without what belongs to an npm, a Git or a test around: as a stranger's shell has it. */
export const strangersEnvironment = (more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:GIT_|INIT_CWD$|npm_(?!config_)|TOCSIN_|VITEST|NODE_OPTIONS$|NODE_ENV$)/.test(name),
    ),
  ),
  ...more,
});

export function git(folder: string, ...args: readonly string[]): string {
  const who = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: folder, encoding: 'utf8', env: strangersEnvironment() }).trim();
}

/** Makes a folder a Git repository with all that is in it committed; returns the commit. */
export function commitAll(folder: string): string {
  git(folder, 'init', '--quiet');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'all');
  return git(folder, 'rev-parse', 'HEAD');
}

/** Tocsin as it stands in the working tree, committed to a repository of its own; returns the commit. */
export function cloneOurselves(folder: string): string {
  const files = git(repository, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate').split('\0');
  const gone = new Set(git(repository, 'ls-files', '-z', '--deleted').split('\0'));
  for (const file of files.filter((each) => each !== '' && !gone.has(each))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(repository, file), join(folder, file));
  }
  return commitAll(folder);
}
