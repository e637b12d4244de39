import type { FindingSeverity } from '../../model/document.ts';
import type { LintFinding, LintReport } from '../lint-document.ts';

/** What counts, in the order of the files. */
export const activeFindings = (reports: readonly LintReport[]): readonly LintFinding[] =>
  reports.flatMap(({ findings }) => findings.filter(({ suppressed }) => suppressed === null));

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** `100 files, 7 findings (1 error, 4 warnings, 2 infos), 3 suppressed`. */
export function summaryOf(reports: readonly LintReport[]): string {
  const active = activeFindings(reports);
  const of = (severity: FindingSeverity): number => active.filter((finding) => finding.severity === severity).length;
  const suppressed = reports.reduce((sum, { findings }) => sum + findings.length, 0) - active.length;
  const kinds = active.length === 0 ? '' : ` (${counted(of('error'), 'error')}, ${counted(of('warning'), 'warning')}, ${of('info')} info)`;
  // What is about a server and stands in no file is counted among the findings only.
  const files = reports.filter(({ file }) => !/^https?:/.test(file)).length;
  return `${counted(files, 'file')}, ${counted(active.length, 'finding')}${kinds}, ${suppressed} suppressed`;
}
