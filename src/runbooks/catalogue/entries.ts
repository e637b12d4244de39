import { defineEntry } from '#journal';
import { z } from 'zod';

const documentChange = z.object({
  documentId: z.string(),
  file: z.string(),
  /** The version that is live now; null while no version of the file could ever be compiled. */
  version: z.number().nullable(),
  change: z.enum(['added', 'changed', 'restored', 'retired', 'refused']),
});
export type DocumentChange = z.infer<typeof documentChange>;

const verbs: Readonly<Record<DocumentChange['change'], string>> = {
  added: 'added',
  changed: 'changed',
  restored: 'back',
  retired: 'gone',
  refused: 'not readable as it is now',
};

/** The workspace's documents changed on disk and were taken over (or refused, which keeps the last good version). */
export const runbooksChanged = defineEntry('runbooks.changed', z.object({ documents: z.array(documentChange) }), ({ documents }) => ({
  text: `Runbooks: ${documents
    .slice(0, 5)
    .map(({ file, change, version }) => `${file} ${verbs[change]}${change === 'changed' ? ` (v${version})` : ''}`)
    .join(', ')}${documents.length > 5 ? ` and ${documents.length - 5} more` : ''}`,
  tone: documents.some(({ change }) => change === 'refused') ? 'warning' : 'neutral',
}));
