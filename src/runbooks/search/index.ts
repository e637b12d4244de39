// Searching files without a server, and nothing that loads the database: for the command line.
export { describeDocument } from '../catalogue/describe-document.ts';
export { createLiveCatalogue, type FoundListing } from '../catalogue/live-catalogue.ts';
export { isEmptyQuery, readQuery } from '../catalogue/read-query.ts';
export { compileDocument } from '../compile-document.ts';
