import { compileDocument } from '../compile-document.ts';
import { describeDocument, type DescribedDocument } from './describe-document.ts';

/** For tests: a document as the catalogue keeps it. `initCommands()` comes first. */
export function described(file: string, source: string, version = 1): DescribedDocument {
  return describeDocument({
    documentId: `doc_${file}`,
    organizationId: 'org',
    version,
    file,
    source,
    document: compileDocument({ file, source }),
  });
}
