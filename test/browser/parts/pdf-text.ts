import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const program = '/usr/bin/pdftotext';
/** Why the text of a PDF cannot be read here; null when it can. */
export const pdfTextMissing = existsSync(program) ? null : `${program} is not installed (poppler-utils)`;

/** The words of a PDF as they stand on its pages. */
export async function pdfText(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-pdf-'));
  try {
    await writeFile(join(folder, 'pages.pdf'), pdf);
    return (await promisify(execFile)(program, ['-layout', join(folder, 'pages.pdf'), '-'], { maxBuffer: 10 * 2 ** 20 })).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
