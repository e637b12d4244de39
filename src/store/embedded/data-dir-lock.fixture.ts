// One of several contenders for the test of the lock: takes folder after folder and says which it won.
// Contenders are processes, since the lock tells the living from the dead by the process.
import { appendFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isTocsinError } from '#base';
import { lockDataDir } from './data-dir-lock.ts';

const [contenders, ...folders] = process.argv.slice(2);

/** Waits, without giving the processor away, until all are here: they must begin within microseconds of each other. */
function meet(folder: string): void {
  const arrivals = join(folder, 'arrivals');
  appendFileSync(arrivals, '.');
  while (statSync(arrivals).size < Number(contenders));
}

function wins(folder: string): boolean {
  meet(folder);
  try {
    lockDataDir(folder);
    return true;
  } catch (error) {
    if (isTocsinError(error) && error.code === 'data-dir-in-use') return false;
    throw error;
  }
}

process.stdout.write(`${JSON.stringify(folders.filter(wins))}\n`);
// Lives until everybody was heard: the lock of a winner that is gone would be taken over, rightly.
process.stdin.resume();
