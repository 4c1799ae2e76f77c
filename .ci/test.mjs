// `pnpm test`: all tests but the long ones, and the type check beside them. `--all`: the long ones.
// The last line is always `Tests: N passed, N failed, N skipped`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { onInterruption, pnpm, runCommand } from './run-command.mjs';
import { ensureSystemPackages } from '../packages/test-kit/src/system-packages.mjs';
import { countTests, listFailures } from './test-counts.mjs';

const long = process.argv.includes('--all');
const skipsFail = /^(1|true)$/.test(process.env.CI ?? '');

/** @type {NodeJS.Signals | undefined} */
let interruptedBy;
onInterruption((signal) => {
  interruptedBy ??= signal;
});

/** @param {string} file @returns {import('./test-report.mjs').TestReport | undefined} */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** What it prints comes when the tests are over. */
async function checkTypes() {
  let output = '';
  const exitCode = await runCommand(`${pnpm} --silent typecheck`, (text) => {
    output += text;
  });
  return { hold: exitCode === 0, output };
}

const folder = mkdtempSync(join(tmpdir(), 'phoenix-checkout-tests-'));
const reportFile = join(folder, 'report.json');

const missing = ensureSystemPackages({ withEngines: long });
const typeCheck = long ? undefined : checkTypes();
const projects = long ? '--project="*:long" --passWithNoTests' : '--project="!*:long"';
const reporters = '--reporter=default --reporter=./.ci/test-report.mjs';
process.env.TEST_REPORT = reportFile;
const exitCode = interruptedBy ? 1 : await runCommand(`vitest run ${projects} ${reporters}`);
const { hold: typesHold, output: typeErrors } = (await typeCheck) ?? { hold: true, output: '' };
const report = readReport(reportFile);
rmSync(folder, { recursive: true, force: true });

const interrupted = interruptedBy !== undefined;
const mayBeEmpty = long;
const counts = countTests({ report, exitCode, typesHold, interrupted, skipsFail, mayBeEmpty });

if (!typesHold && !interrupted) {
  console.log(typeErrors.trimEnd());
  console.log('The type check failed: counted as a failed test.');
}
if (long && counts.ok && counts.passed === 0) console.log('There are no long tests yet.');
if (counts.skipped > 0 && missing.length > 0) {
  console.log(`Skipped for want of ${missing.join(' and ')}; see the top for how to install it.`);
}
if (counts.skipped > 0 && skipsFail) console.log('With CI=true a skipped test fails the run.');
for (const line of listFailures(report)) console.log(line);
console.log(counts.line);
if (interruptedBy) process.exitCode = 128 + constants.signals[interruptedBy];
else process.exitCode = counts.ok ? 0 : 1;
