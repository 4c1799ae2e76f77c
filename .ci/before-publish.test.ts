import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { faultsBeforePublish } from './before-publish.mjs';
import { metadataFiles } from './package-metadata.mjs';
import { pnpm, root } from './run-command.mjs';

const core = 'packages/core';
const placeholder = 'https://github.com/OWNER/phoenix-checkout';
const address = 'https://github.com/you/phoenix-checkout';

/** A repository of one package, fit to be published. */
let home: string;

function write(file: string, content: string) {
  mkdirSync(dirname(join(home, file)), { recursive: true });
  writeFileSync(join(home, file), content);
}

const setAddress = (to: string) =>
  write('package.json', JSON.stringify({ repository: { url: `git+${to}.git` } }));

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'phoenix-checkout-publish-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  for (const file of ['LICENSE', 'docs', core]) {
    const filter = (source: string) => !source.includes('node_modules');
    cpSync(join(root, file), join(home, file), { recursive: true, filter });
  }
  setAddress(address);
  write(`${core}/dist/index.js`, '');
  for (const [file, content] of metadataFiles(home, 'core', address)) write(file, content);
});

test('a package with an address, a licence, a changelog and a build is published', () => {
  expect(faultsBeforePublish(home, 'core')).toEqual([]);
});

test('the placeholder is refused', () => {
  setAddress(placeholder);

  expect(faultsBeforePublish(home, 'core')[0]).toBe(
    `${placeholder} is a placeholder. Set the repository's address once: node .ci/set-repository.mjs https://github.com/you/phoenix-checkout`,
  );
});

test('a package with another address than the repository is refused', () => {
  setAddress('https://github.com/you/renamed');

  expect(faultsBeforePublish(home, 'core')).toEqual([
    expect.stringContaining('packages/core/package.json, packages/core/README.md'),
  ]);
});

test('a version that the changelog does not tell of is refused', () => {
  const changelog = readFileSync(join(home, core, 'CHANGELOG.md'), 'utf8');
  write(`${core}/CHANGELOG.md`, changelog.replace('## 0.', '## 9.'));

  expect(faultsBeforePublish(home, 'core')).toEqual([
    expect.stringContaining('CHANGELOG.md does not tell of'),
  ]);
});

test('a package that is not built is refused', () => {
  rmSync(join(home, core, 'dist'), { recursive: true });

  expect(faultsBeforePublish(home, 'core')).toEqual([expect.stringContaining('is not built')]);
});

test('pnpm publishes nothing while the placeholder stands', { timeout: 60_000 }, async () => {
  setAddress(placeholder);
  for (const script of ['before-publish', 'package-metadata']) {
    cpSync(join(root, `.ci/${script}.mjs`), join(home, `.ci/${script}.mjs`));
  }
  const publish = `${pnpm} publish --dry-run --no-git-checks`;

  const published = promisify(execFile)('sh', ['-c', publish], { cwd: join(home, core) });

  await expect(published).rejects.toMatchObject({
    stdout: expect.stringContaining(`Not published: ${placeholder} is a placeholder`),
  });
});
