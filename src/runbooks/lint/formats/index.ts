// How a report is printed, and nothing that judges: what was found at the last run is printed without the compiler.
export { githubAnnotation } from './github.ts';
export { jsonOf } from './json.ts';
export { textLine } from './text.ts';
export { activeFindings, summaryOf } from './totals.ts';
