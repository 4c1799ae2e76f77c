import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countTests, listFailures } from './test-counts.mjs';

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((state) => ({ status: state })),
});
const reportOf = (...testResults: unknown[]) => ({ testResults });
const green = reportOf(file('passed', 'passed', 'passed'), file('passed', 'passed'));

test('counts what passed, failed and was skipped or left as todo', () => {
  const report = reportOf(
    file('failed', 'passed', 'failed', 'skipped', 'todo', 'pending'),
    file('passed', 'passed'),
  );

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
    'a file that does not load',
    { report: reportOf(file('failed'), file('passed', 'passed')), exitCode: 1 },
    'Tests: 1 passed, 1 failed, 0 skipped',
  ],
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
    'an unhandled error beside passing tests',
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
    { report: reportOf(), exitCode: 0 },
    'Tests: 0 passed, 1 failed, 0 skipped',
  ],
])('%s counts as a failure', (_, run, line) => {
  expect(countTests(run)).toMatchObject({ line, ok: false });
});

test('a skip fails the run in CI only', () => {
  const report = reportOf(file('passed', 'passed', 'skipped'));

  expect(countTests({ report, exitCode: 0 }).ok).toBe(true);
  expect(countTests({ report, exitCode: 0, skipsFail: true }).ok).toBe(false);
});

test('long tests may be none', () => {
  expect(countTests({ report: reportOf(), exitCode: 0, mayBeEmpty: true })).toMatchObject({
    line: 'Tests: 0 passed, 0 failed, 0 skipped',
    ok: true,
  });
});

test('names what failed, a line each', () => {
  const report = reportOf(
    { ...file('passed', 'passed'), name: join(process.cwd(), 'a.test.ts') },
    {
      name: join(process.cwd(), 'b.test.ts'),
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'a checkout loads', failureMessages: [] },
        {
          status: 'failed',
          fullName: 'a checkout ends',
          failureMessages: ['Error: it went on\n    at b.test.ts:1'],
        },
      ],
    },
    {
      name: join(process.cwd(), 'c.test.ts'),
      status: 'failed',
      message: 'SyntaxError: what is this\nmore',
      assertionResults: [],
    },
  );

  expect(listFailures(report)).toEqual([
    'Failed: b.test.ts > a checkout ends: Error: it went on',
    'Failed: c.test.ts: SyntaxError: what is this',
  ]);
  expect(listFailures(undefined)).toEqual([]);
});

test('names what ran out of time as that', () => {
  const report = reportOf({
    name: join(process.cwd(), 'b.test.ts'),
    status: 'failed',
    assertionResults: [
      {
        status: 'failed',
        fullName: 'a checkout ends',
        failureMessages: ['Error: STACK_TRACE_ERROR\n    at b.test.ts:1'],
      },
    ],
  });

  expect(listFailures(report)).toEqual([
    'Failed: b.test.ts > a checkout ends: it, or a hook of it, ran out of time',
  ]);
});
