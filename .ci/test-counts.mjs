// From what the type check and Vitest left behind to one line of counts and an exit code.
import { relative } from 'node:path';

/**
 * @typedef {object} TestRun
 * @property {unknown} [report] Vitest's JSON report; undefined if it ended before writing one
 * @property {number} exitCode Vitest's
 * @property {boolean} [typesHold] false if the type check failed
 * @property {boolean} [interrupted] somebody stopped the run
 * @property {boolean} [skipsFail] a skipped test fails the run, as in CI
 * @property {boolean} [mayBeEmpty] a run without any test is fine
 */

/** @param {unknown} report @returns {{ passed: number, failed: number, skipped: number }} */
function countReport(report) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const files = /** @type {{ testResults?: any[] }} */ (report)?.testResults ?? [];
  for (const { status, assertionResults } of files) {
    let failedHere = 0;
    for (const test of assertionResults) {
      if (test.status === 'passed') counts.passed += 1;
      else if (test.status === 'failed') failedHere += 1;
      else counts.skipped += 1;
    }
    // A file that could not be loaded, or whose hook failed, has no failed test of its own.
    counts.failed += status === 'failed' ? Math.max(1, failedHere) : failedHere;
  }
  return counts;
}

/**
 * One line for each failed test, and for each file that failed as a whole: the end of a log is what
 * people see of it.
 *
 * @param {unknown} report
 * @returns {string[]}
 */
export function listFailures(report) {
  const files = /** @type {{ testResults?: any[] }} */ (report)?.testResults ?? [];
  return files
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const file = relative(process.cwd(), name);
      const failed = assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
      if (failed.length === 0) return [`Failed: ${file}: ${firstLine(message)}`];
      return failed.map(
        (/** @type {any} */ { fullName, failureMessages }) =>
          `Failed: ${file} > ${fullName}: ${firstLine(failureMessages[0])}`,
      );
    });
}

/** @param {string | undefined} text */
const firstLine = (text = '') => {
  const [line = ''] = text.split('\n');
  // What Vitest writes into the report for a test or hook that it ended: the stack without its message.
  return line.includes('STACK_TRACE_ERROR')
    ? 'it, or a hook of it, ran out of time'
    : line.slice(0, 300);
};

/**
 * Counts a run. Whatever went wrong beside the tests (types, a crash, an unhandled error, an
 * interruption, nothing that ran) counts as a failure too: the line never looks better than the run.
 *
 * @param {TestRun} run
 */
export function countTests(run) {
  const { passed, failed: failedTests, skipped } = countReport(run.report);
  let failed = failedTests;
  const empty = passed + failed + skipped === 0 && !run.mayBeEmpty;
  if (failed === 0 && (run.exitCode !== 0 || run.interrupted || !run.report || empty)) failed = 1;
  if (run.typesHold === false) failed += 1;
  return {
    line: `Tests: ${passed} passed, ${failed} failed, ${skipped} skipped`,
    ok: failed === 0 && !(run.skipsFail && skipped > 0),
    passed,
    failed,
    skipped,
  };
}
