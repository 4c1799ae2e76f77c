// From what the type check and Vitest left behind to one line of counts and an exit code.

/**
 * @typedef {object} TestRun
 * @property {import('./test-report.mjs').TestReport | undefined} report undefined if it ended before writing one
 * @property {number} exitCode Vitest's
 * @property {boolean} [typesHold] false if the type check failed
 * @property {boolean} [interrupted] somebody stopped the run
 * @property {boolean} [skipsFail] a skipped test fails the run, as in CI
 * @property {boolean} [mayBeEmpty] a run without any test is fine
 */

const longest = 400;

/**
 * One line for each thing that failed: the end of a log is what people see of it.
 *
 * @param {import('./test-report.mjs').TestReport} [report]
 * @returns {string[]}
 */
export function listFailures(report) {
  const failures = report?.failures ?? [];
  return failures.map(({ where, message }) => {
    const oneLine = message.trim().replace(/\s+/g, ' ');
    const told = oneLine.length > longest ? `${oneLine.slice(0, longest)} ...` : oneLine;
    return `Failed: ${where}: ${told}`;
  });
}

/**
 * Counts a run. Whatever went wrong beside the tests (types, a crash, an unhandled error, an
 * interruption, nothing that ran) counts as a failure too: the line never looks better than the run.
 *
 * @param {TestRun} run
 */
export function countTests(run) {
  const { passed, skipped, failures } = run.report ?? { passed: 0, skipped: 0, failures: [] };
  let failed = failures.length;
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
