import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { readAddress } from './package-metadata.mjs';
import { root } from './run-command.mjs';
import { headingAnchors, linkTargets } from './test-support/markdown.js';
import { readTracked, trackedFiles } from './test-support/tracked-files.js';

const pages = trackedFiles().filter((file) =>
  /^((README|ARCHITECTURE|CONTRIBUTING|SECURITY|AGENTS)|docs\/.+|(packages|examples)\/[^/]+\/\w+|\.changeset\/README)\.md$/.test(
    file,
  ),
);

/** How a page of this repository is linked to from where npm shows a package. */
const ourAddress = new RegExp(`^${readAddress(root)}/(blob|tree|raw)/main/`);

/** What is wrong with a link of a page; `undefined` if it leads somewhere. */
function faultOf(page: string, target: string): string | undefined {
  if (ourAddress.test(target)) return faultOf('README.md', target.replace(ourAddress, ''));
  if (/^[a-z][a-z+.-]*:/i.test(target)) return undefined;
  const [path = '', anchor] = decodeURI(target).split('#');
  const file = path ? normalize(join(dirname(page), path)) : page;
  if (file.startsWith('..')) return `${target} leads out of the repository`;
  if (!existsSync(join(root, file))) return `${target} does not exist`;
  if (!anchor) return undefined;
  const isPage = file.endsWith('.md') && statSync(join(root, file)).isFile();
  if (isPage && headingAnchors(readTracked(file)).has(anchor)) return undefined;
  return `${target} has no such heading`;
}

test.each(pages)('every link of %s leads to a file and a heading of this repository', (page) => {
  const faults = linkTargets(readTracked(page)).map((target) => faultOf(page, target));

  expect(faults.filter(Boolean)).toEqual([]);
});

/** The pages below a folder of docs. */
const below = (folder: string) => pages.filter((page) => page.startsWith(`docs/${folder}/`));
const starts = below('quick-start');

test.each([
  ['README.md', [...starts, ...below('guide')]],
  ['packages/react/README.md', starts],
  ['packages/server/README.md', starts],
])('%s leads to the quick starts, and the first to the guides', (page, wanted) => {
  const links = linkTargets(readTracked(page)).map((target) => target.replace(ourAddress, ''));
  const targets = new Set(links);

  expect(wanted.length).toBeGreaterThan(4);
  expect(wanted.filter((each) => !targets.has(each))).toEqual([]);
});

test('a link that leads nowhere is found', () => {
  expect(faultOf('docs/errors/invalid_amount.md', '../nowhere.md')).toContain('not exist');
  expect(faultOf('docs/errors/invalid_amount.md', '#nowhere')).toContain('no such heading');
  expect(faultOf('docs/errors/invalid_amount.md', '#what-to-do')).toBeUndefined();
  expect(faultOf('CONTRIBUTING.md', '../elsewhere.md')).toContain('out of the repository');
  const docs = `${readAddress(root)}/blob/main/docs`;
  expect(faultOf('packages/core/README.md', `${docs}/nowhere.md`)).toContain('not exist');
  expect(faultOf('packages/core/README.md', `${docs}/events.md#nowhere`)).toContain('no such');
});
