import { lstat, readFile } from 'node:fs/promises';
import { messageOf } from '#base';

/** Why a file cannot be a document. */
interface FileProblem {
  readonly rule: 'file-too-large' | 'file-unreadable' | 'file-outside-workspace' | 'nul-byte' | 'not-utf-8';
  readonly message: string;
  readonly suggestion: string;
  readonly line: number;
}

export type ReadBytes = { readonly bytes: Buffer } | { readonly problem: FileProblem };

const maxBytes = 2 * 2 ** 20;

export const fileProblem = (
  rule: FileProblem['rule'],
  message: string,
  suggestion: string,
  line = 1,
): { readonly problem: FileProblem } => ({ problem: { rule, message, suggestion, line } });

const asUtf8 = 'save it again as UTF-8 text';

/** The bytes of one file, its links followed already, or why they cannot be a document. */
export async function readDocument(real: string): Promise<ReadBytes> {
  try {
    const info = await lstat(real);
    // A pipe would be waited for without end, and a device may never stop.
    if (!info.isFile()) return fileProblem('file-unreadable', 'it is no regular file, so it is not read', 'put the text itself there');
    if (info.size > maxBytes)
      return fileProblem(
        'file-too-large',
        `this file has ${info.size} bytes; a runbook has at most ${maxBytes}`,
        'split it into several documents',
      );
    const bytes = await readFile(real);
    return problemIn(bytes) ?? { bytes };
  } catch (error) {
    return fileProblem(
      'file-unreadable',
      `the file cannot be read: ${messageOf(error)}`,
      'check that it exists and that Tocsin may read it',
    );
  }
}

/** What no text of a runbook holds. Single bytes that are no UTF-8 are the compiler's: the rest of such a file is of use. */
export function problemIn(bytes: Buffer): { readonly problem: FileProblem } | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return fileProblem('not-utf-8', 'the file is UTF-16 text, so it is not read', asUtf8);
  const nul = bytes.indexOf(0);
  if (nul < 0) return null;
  const line = bytes.subarray(0, nul).toString('latin1').split('\n').length;
  return fileProblem('nul-byte', 'the file holds a NUL byte: it is damaged, or no text', asUtf8, line);
}

/** The text of a document. A byte order mark is no part of it; a byte that is no UTF-8 becomes the replacement sign. */
export const decodeDocument = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\uFEFF/, '');
