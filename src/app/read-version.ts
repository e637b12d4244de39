import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const manifestPath = join(import.meta.dirname, '..', '..', 'package.json');

export async function readVersion(): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(manifestPath, 'utf8'));
  return manifest !== null && typeof manifest === 'object' && 'version' in manifest ? String(manifest.version) : '0.0.0';
}
