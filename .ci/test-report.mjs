// A reporter of Vitest's that leaves behind what its JSON report leaves out: hooks that failed, and
// errors beside the tests.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * @typedef {object} Failure
 * @property {string} where the file, and the test, or the group whose hook failed
 * @property {string} message
 */

/**
 * @typedef {object} TestReport What a run came to.
 * @property {number} passed
 * @property {number} skipped
 * @property {Failure[]} failures each test, hook and file that failed, and each error beside them
 */

/**
 * @param {readonly import('vitest/node').TestModule[]} modules
 * @param {readonly { message?: string }[]} unhandledErrors
 * @returns {TestReport}
 */
function reportRun(modules, unhandledErrors) {
  /** @type {TestReport} */
  const report = { passed: 0, skipped: 0, failures: [] };
  /** @param {string} where @param {readonly { message?: string }[] | undefined} errors */
  const fail = (where, errors) =>
    report.failures.push({ where, message: errors?.[0]?.message ?? 'it failed without an error' });

  for (const file of modules) {
    const name = relative(process.cwd(), file.moduleId);
    if (file.errors().length > 0) fail(name, file.errors());
    for (const suite of file.children.allSuites()) {
      if (suite.errors().length > 0) fail(`${name} > ${suite.fullName}`, suite.errors());
    }
    for (const test of file.children.allTests()) {
      const { state, errors } = test.result();
      if (state === 'passed') report.passed += 1;
      else if (state === 'failed') fail(`${name} > ${test.fullName}`, errors);
      else report.skipped += 1;
    }
  }
  for (const error of unhandledErrors) fail('beside the tests', [error]);
  return report;
}

/** Writes the report, as JSON, into the file that TEST_REPORT names. */
export default class {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly { message?: string }[]} unhandledErrors
   */
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env.TEST_REPORT;
    if (!file) throw new Error('TEST_REPORT has to name the file that the report goes into.');
    writeFileSync(file, JSON.stringify(reportRun(modules, unhandledErrors)));
  }
}
