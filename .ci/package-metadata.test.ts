import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { isAddress, metadataFiles, publishedPackages, readAddress } from './package-metadata.mjs';
import { root } from './run-command.mjs';

const read = (file: string) => readFileSync(join(root, file), 'utf8');

const packages = publishedPackages(root);
const address = readAddress(root);
const other = 'https://github.com/somebody/elsewhere';

test('the packages that are published are known', () => {
  expect(packages.sort()).toEqual(['core', 'react', 'sandbox', 'server', 'token-service']);
});

test.each(packages)(
  '%s says where it comes from: node .ci/set-repository.mjs writes it',
  (folder) => {
    for (const [file, content] of metadataFiles(root, folder, address)) {
      expect([file, read(file)]).toEqual([file, content]);
    }
  },
);

test.each(packages)('%s has what npm shows', (folder) => {
  const manifest = JSON.parse(read(`packages/${folder}/package.json`));

  expect(manifest).toMatchObject({
    description: expect.stringMatching(/\w.{20,}\.$/),
    license: 'MIT',
    keywords: expect.arrayContaining(['phoenix', 'usdc']),
    engines: { node: expect.any(String) },
    files: expect.arrayContaining(['dist', 'CHANGELOG.md', 'INTEGRATION.md']),
    publishConfig: { access: 'public' },
    scripts: { prepublishOnly: 'node ../../.ci/before-publish.mjs' },
    version: expect.stringMatching(/^0\.[1-9]/),
  });
});

test.each(packages)('of %s nothing keeps the old address when another one is set', (folder) => {
  const files = metadataFiles(root, folder, other);
  const written = [...files.values()].join('\n');

  expect(written).toContain(`${other}/blob/main/`);
  expect(written).not.toContain(address);
  expect(JSON.parse(files.get(`packages/${folder}/package.json`) ?? '')).toMatchObject({
    homepage: `${other}/tree/main/packages/${folder}#readme`,
    bugs: `${other}/issues`,
    repository: { url: `git+${other}.git`, directory: `packages/${folder}` },
  });
});

test.each(packages)(
  '%s stays formatted under the longest address that GitHub has',
  async (folder) => {
    const longest = `https://github.com/${'o'.repeat(39)}/${'r'.repeat(100)}`;
    const files = [...metadataFiles(root, folder, longest)].filter(([file]) => /\.\w+$/.test(file));

    for (const [file, content] of files) {
      const options = { ...(await resolveConfig(join(root, file))), filepath: file };
      expect([file, await check(content, options)]).toEqual([file, true]);
    }
  },
);

test.each([
  ['https://github.com/you/phoenix-checkout', true],
  ['http://github.com/you/phoenix-checkout', false],
  ['https://github.com/you', false],
  ['git@github.com:you/phoenix-checkout', false],
])('%s as an address: %s', (text, expected) => {
  expect(isAddress(text)).toBe(expected);
});
