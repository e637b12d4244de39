// A vitest reporter that leaves counts, skips with their reasons, and failures in a file for npm test.
import { writeFileSync } from 'node:fs';

function nameOf(test) {
  return `${test.module.relativeModuleId ?? test.module.moduleId} > ${test.fullName}`;
}

export default class SummaryReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const summary = { passed: 0, failed: 0, skipped: [], failures: [], files: modules.length };
    for (const module of modules) {
      // A file that cannot be loaded has no tests; it must count as a failure, not vanish.
      for (const error of module.errors()) summary.failures.push(`${module.moduleId}: ${error.message}`);
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') summary.passed += 1;
        else if (result.state === 'failed') summary.failures.push(nameOf(test));
        else summary.skipped.push({ name: nameOf(test), reason: result.note ?? 'no reason given' });
      }
    }
    for (const error of unhandledErrors) summary.failures.push(`unhandled: ${error.message}`);
    summary.failed = summary.failures.length;
    writeFileSync(process.env.VITEST_SUMMARY_FILE, JSON.stringify(summary));
  }
}
