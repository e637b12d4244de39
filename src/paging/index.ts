export { acknowledgePage } from './acknowledge-page.ts';
export { paged, testPageSent } from './model/entries.ts';
export type { Page, PageChannel, PageState } from './model/page.ts';
export { selectPage as readPage, selectPages as listPages, type PagingFigures } from './paging-store.ts';
export { readPagingFigures } from './read-paging-figures.ts';
export { registerPaging, type Paging } from './register-paging.ts';
export type { PagingSettings } from './settings.ts';
