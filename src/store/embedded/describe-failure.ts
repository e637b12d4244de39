import { closeSync, existsSync, openSync, readSync, fstatSync } from 'node:fs';
import { TocsinError } from '#base';

/** The end of a log file, for an error message. Empty when there is none. */
export function tailOf(file: string, bytes = 4096): string {
  if (!existsSync(file)) return '';
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const buffer = Buffer.alloc(Math.min(bytes, size));
    readSync(handle, buffer, 0, buffer.length, Math.max(0, size - buffer.length));
    return buffer.toString('utf8');
  } finally {
    closeSync(handle);
  }
}

function lastTellingLine(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.findLast((line) => /\b(FATAL|PANIC|ERROR|error|could not|cannot)\b/.test(line));
  return (telling ?? lines.at(-1) ?? 'it said nothing').replace(/^.*?\b(FATAL|PANIC|ERROR|error):\s*/, '').slice(0, 300);
}

/**
 * Turns what PostgreSQL or the system said into one line with what to do next:
 * `storage-full`, `bad-setting` (a folder that cannot be written) or `database-unavailable`.
 */
export function describeFailure(what: string, folder: string, output: string, cause?: unknown): TocsinError {
  if (cause instanceof TocsinError) return cause;
  if (/No space left on device|ENOSPC|EDQUOT|Disk quota exceeded/.test(output)) {
    return new TocsinError(
      'storage-full',
      `${what}: the disk below ${folder} is full; make room (200 MB for a new database) and start again`,
      { cause },
    );
  }
  if (/EROFS|EACCES|EPERM|ENOTDIR|EEXIST|ENOENT[^\n]*\bmkdir\b|Permission denied|Read-only file system/.test(output)) {
    return new TocsinError(
      'bad-setting',
      `${what}: ${folder} cannot be used by this user (${lastTellingLine(output)}); make it a folder that can be written, or choose another with TOCSIN_DATA_DIR`,
      { cause },
    );
  }
  return new TocsinError('database-unavailable', `${what}: ${lastTellingLine(output)}`, { cause });
}
