import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { readAddress } from '../package-metadata.mjs';
import { root } from '../run-command.mjs';
import { headingAnchors, linkTargets } from '../test-support/markdown.js';
import { runWell } from './run.js';

const pages = ['README.md', 'INTEGRATION.md', 'CHANGELOG.md'];
const ourPages = new RegExp(`^${readAddress(root)}/(?:blob|tree|raw)/main/([^#]*)(?:#(.*))?$`);

/** Whether a link of a packed page leads somewhere for who has the package alone. */
async function isResolved(folder: string, page: string, target: string): Promise<boolean> {
  const [, path, anchor] = ourPages.exec(target) ?? [];
  if (path !== undefined) {
    if (!existsSync(join(root, path))) return false;
    return !anchor || headingAnchors(await readFile(join(root, path), 'utf8')).has(anchor);
  }
  if (target.startsWith('https:')) return true;
  if (target.startsWith('../') || target.startsWith('/')) return false;
  const [file = '', inner] = target.split('#');
  const found = join(folder, file || page);
  if (!existsSync(found)) return false;
  return !inner || headingAnchors(await readFile(found, 'utf8')).has(inner);
}

describe.each(['core', 'react', 'server', 'sandbox', 'token-service'])(
  '%s as it is packed',
  (name) => {
    let home: string;
    let folder: string;

    beforeAll(async () => {
      home = await mkdtemp(join(tmpdir(), 'phoenix-checkout-unpacked-'));
      const file = inject('tarballs')[`@phoenix-checkout/${name}`] ?? '';
      await runWell('tar', ['-xzf', file, '-C', home], { cwd: home });
      folder = join(home, 'package');
    });
    afterAll(() => rm(home, { recursive: true, force: true }));

    it.each(pages)('has links in %s that resolve from where npm shows it', async (page) => {
      const targets = linkTargets(await readFile(join(folder, page), 'utf8'));
      const resolved = await Promise.all(targets.map((each) => isResolved(folder, page, each)));

      expect(targets.filter((_, index) => !resolved[index])).toEqual([]);
    });

    it('tells how it is installed or started, and where the docs are', async () => {
      const readme = await readFile(join(folder, 'README.md'), 'utf8');

      expect(readme).toMatch(new RegExp(`^(npm install|npx) @phoenix-checkout/${name}\\b`, 'm'));
      expect(readme).toContain(`${readAddress(root)}/blob/main/docs/`);
    });

    it('has a licence, and no test, workspace range or map that leads nowhere', async () => {
      const files = await readdir(folder, { recursive: true });
      const manifest = await readFile(join(folder, 'package.json'), 'utf8');

      expect(files).toEqual(expect.arrayContaining(['LICENSE', ...pages]));
      expect(files.filter((file) => /\.test\.|\.browser\.|node_modules/.test(file))).toEqual([]);
      expect(JSON.stringify(JSON.parse(manifest).dependencies ?? {})).not.toContain('workspace:');
      const maps = files.filter((file) => file.endsWith('.map'));
      for (const map of maps) {
        const { sources } = JSON.parse(await readFile(join(folder, map), 'utf8'));
        for (const source of sources) {
          expect(existsSync(join(folder, map, '..', source)), `${map}: ${source}`).toBe(true);
        }
      }
    });
  },
);
