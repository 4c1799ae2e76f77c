import { expect, test } from 'vitest';
import config from '../vitest.config.js';
import { readTracked, trackedFiles } from './test-support/tracked-files.js';

const files = trackedFiles();
const pages = files.filter((file) => file.endsWith('.md') && !file.endsWith('CHANGELOG.md'));
const projects = new Map(
  config.test?.projects?.map((project) =>
    typeof project === 'object' && 'test' in project
      ? [`${project.test?.name}`, `${project.root}`]
      : ['', ''],
  ),
);

/** Of a page: each `vitest run --project <project> <filter>`. */
function testRuns(markdown: string) {
  const runs = markdown.matchAll(/vitest run --project ([\w:-]+)(?: ([\w/.-]+))?/g);
  return [...runs].map(([command, project = '', filter = '']) => ({ command, project, filter }));
}

/** What is wrong with a run; `undefined` if it finds tests. */
function faultOf({ command, project, filter }: ReturnType<typeof testRuns>[number]) {
  const folder = projects.get(project);
  if (folder === undefined) return `${command}: no such project`;
  const isFound = files.some(
    (file) => file.startsWith(`${folder}/`) && /\.test\.tsx?$/.test(file) && file.includes(filter),
  );
  return isFound ? undefined : `${command}: no such test`;
}

test('every test run that a page names finds tests', () => {
  const runs = pages.flatMap((file) => testRuns(readTracked(file)));

  expect(runs.length).toBeGreaterThan(10);
  expect(runs.map(faultOf).filter(Boolean)).toEqual([]);
});

test('a test run that finds nothing is found', () => {
  const [project, filter] = testRuns(
    '`npx vitest run --project core:nowhere`, `npx vitest run --project core:unit nowhere`',
  );

  expect(project && faultOf(project)).toContain('no such project');
  expect(filter && faultOf(filter)).toContain('no such test');
});
