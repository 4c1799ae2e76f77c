// `pnpm check`: everything that is checked beside the tests, one line each; output only of what fails.
import { onInterruption, pnpm, runCommand } from './run-command.mjs';

// In this order: check:packages and size look at what build made.
const checks = ['lint', 'format:check', 'layers', 'knip', 'build', 'check:packages', 'size:check'];

let interrupted = false;
onInterruption(() => {
  interrupted = true;
});

/** @type {string[]} */
const failed = [];
for (const check of checks) {
  if (interrupted) break;
  let output = '';
  const startedAt = performance.now();
  const exitCode = await runCommand(`${pnpm} --silent ${check}`, (text) => {
    output += text;
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${exitCode === 0 ? 'ok    ' : 'FAILED'} ${check} (${seconds} s)`);
  if (exitCode !== 0) {
    failed.push(check);
    console.log(output.trimEnd());
  }
}

if (interrupted) console.log('Interrupted.');
else if (failed.length > 0) console.log(`Failed: ${failed.join(', ')}.`);
else console.log('All checks passed.');
process.exitCode = interrupted || failed.length > 0 ? 1 : 0;
