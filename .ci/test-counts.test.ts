import { expect, test } from 'vitest';
import { countTests, listFailures } from './test-counts.mjs';

const failure = { where: 'a.test.ts > a checkout ends', message: 'it went on' };
const green = { passed: 3, skipped: 0, failures: [] };

test('counts what passed, failed and was skipped', () => {
  const report = { passed: 2, skipped: 3, failures: [failure] };

  const counts = countTests({ report, exitCode: 1 });

  expect(counts.line).toBe('Tests: 2 passed, 1 failed, 3 skipped');
  expect(counts.ok).toBe(false);
});

test('a green run is ok', () => {
  expect(countTests({ report: green, exitCode: 0 })).toMatchObject({
    line: 'Tests: 3 passed, 0 failed, 0 skipped',
    ok: true,
  });
});

test.each<[string, Parameters<typeof countTests>[0], string]>([
  [
    'a crash before any report',
    { report: undefined, exitCode: 1 },
    'Tests: 0 passed, 1 failed, 0 skipped',
  ],
  [
    'a missing report with exit code 0',
    { report: undefined, exitCode: 0 },
    'Tests: 0 passed, 1 failed, 0 skipped',
  ],
  [
    'an exit code that no test tells of',
    { report: green, exitCode: 1 },
    'Tests: 3 passed, 1 failed, 0 skipped',
  ],
  [
    'a type error',
    { report: green, exitCode: 0, typesHold: false },
    'Tests: 3 passed, 1 failed, 0 skipped',
  ],
  [
    'an interruption',
    { report: green, exitCode: 0, interrupted: true },
    'Tests: 3 passed, 1 failed, 0 skipped',
  ],
  [
    'a run in which no test ran',
    { report: { passed: 0, skipped: 0, failures: [] }, exitCode: 0 },
    'Tests: 0 passed, 1 failed, 0 skipped',
  ],
])('%s counts as a failure', (_, run, line) => {
  expect(countTests(run)).toMatchObject({ line, ok: false });
});

test('a skip fails the run in CI only', () => {
  const report = { passed: 2, skipped: 1, failures: [] };

  expect(countTests({ report, exitCode: 0 }).ok).toBe(true);
  expect(countTests({ report, exitCode: 0, skipsFail: true }).ok).toBe(false);
});

test('long tests may be none', () => {
  const report = { passed: 0, skipped: 0, failures: [] };

  expect(countTests({ report, exitCode: 0, mayBeEmpty: true })).toMatchObject({
    line: 'Tests: 0 passed, 0 failed, 0 skipped',
    ok: true,
  });
});

test('names what failed, a line each', () => {
  const failures = [failure, { where: 'b.test.ts', message: '\nwhat is\n    this\n' }];

  expect(listFailures({ ...green, failures })).toEqual([
    'Failed: a.test.ts > a checkout ends: it went on',
    'Failed: b.test.ts: what is this',
  ]);
  expect(listFailures(undefined)).toEqual([]);
});

test('a long message is cut', () => {
  const [line] = listFailures({ ...green, failures: [{ ...failure, message: 'x'.repeat(5000) }] });

  expect(line).toBe(`Failed: ${failure.where}: ${'x'.repeat(400)} ...`);
});
