// Reading documents from a disk, apart from the compiler: it can be loaded while they are read.
export { decodeDocument, problemIn, readDocument, type ReadBytes } from './read-document.ts';
export { readMarkdownFolder } from './read-folder.ts';
