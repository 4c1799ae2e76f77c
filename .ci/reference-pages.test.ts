import { expect, test } from 'vitest';
import { entryPoints } from '../docs/site/entry-points.mjs';
import { publishedPackages } from './package-metadata.mjs';
import { root } from './run-command.mjs';
import { readTracked } from './test-support/tracked-files.js';

interface Manifest {
  exports: Record<string, string | Record<string, string>>;
}

/** What can be imported of the packages, by name, and the source of each. */
const exported = publishedPackages(root).flatMap((folder) => {
  const { exports } = JSON.parse(readTracked(`packages/${folder}/package.json`)) as Manifest;
  return Object.entries(exports).flatMap(([subpath, target]) => {
    // A style sheet and package.json are no modules.
    if (typeof target === 'string') return [];
    const source = target['@phoenix-checkout/source'] ?? '';
    return [[`${folder}${subpath.slice(1)}`, `${folder}${source.slice(1)}`]];
  });
});

test('the reference has a page for each entry point of each package', () => {
  const listed = Object.entries(entryPoints).map(([name, { file }]) => [name, file]);

  expect(listed.sort()).toEqual(exported.sort());
});
