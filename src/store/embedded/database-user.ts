import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { fail } from '#base';

/** The operating-system user that PostgreSQL runs as. */
export interface DatabaseUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** True when this process is root and must drop to that user: PostgreSQL refuses to run as root. */
  readonly isOther: boolean;
}

interface PasswdEntry {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

function passwdEntries(): readonly PasswdEntry[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [name, , uid, gid] = line.split(':');
      return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
    });
}

/** The first of the given paths that exists and is not root's names the user. */
function ownerOfFirst(paths: readonly string[]): { uid: number; gid: number } | null {
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat && stat.uid !== 0) return { uid: stat.uid, gid: stat.gid };
  }
  return null;
}

/**
 * Who runs PostgreSQL. An ordinary user: that user. Root: the owner of what is already there
 * (`ownedPaths`, the cluster first, then the data folder), else `postgres`, else `nobody`.
 */
export function chooseDatabaseUser(ownedPaths: readonly string[]): DatabaseUser {
  const uid = process.getuid?.() ?? -1;
  const gid = process.getgid?.() ?? -1;
  if (uid !== 0) return { name: nameOfSelf(uid), uid, gid, isOther: false };
  const entries = passwdEntries();
  const owner = ownerOfFirst(ownedPaths);
  if (owner) {
    const entry = entries.find((candidate) => candidate.uid === owner.uid);
    if (entry) return { ...entry, isOther: true };
    fail('bad-setting', `the data folder belongs to user number ${owner.uid}, which has no name here; give it to a named user with chown`);
  }
  const fallback = entries.find(({ name }) => name === 'postgres') ?? entries.find(({ name }) => name === 'nobody');
  if (fallback && fallback.uid !== 0) return { ...fallback, isOther: true };
  fail(
    'unsupported-platform',
    'PostgreSQL refuses to run as root and there is no user "postgres" or "nobody"; start Tocsin as an ordinary user',
  );
}

function nameOfSelf(uid: number): string {
  try {
    return userInfo().username;
  } catch {
    return fail(
      'unsupported-platform',
      `PostgreSQL needs a named user, but user number ${uid} has no name on this machine; add it to /etc/passwd or set TOCSIN_DATABASE_URL`,
    );
  }
}
