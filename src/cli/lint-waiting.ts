import { lintDocument, reportFindings, type LintReport } from '#runbooks/lint';
import { takeFrom, type End, type LintQueue } from './lint-queue.ts';

/** Takes files and lints them until none is left. `initCommands()` comes first. */
export function lintWaiting(queue: LintQueue, end: End): LintReport[] {
  const reports: LintReport[] = [];
  for (let source = takeFrom(queue, end); source; source = takeFrom(queue, end))
    reports.push(source.problem === null ? lintDocument(source) : reportFindings(source, { findings: [source.problem] }));
  return reports;
}
