import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWithNpm } from '../../.ci/published/install.js';

const examples = fileURLToPath(new URL('..', import.meta.url));

export const folderOf = (example: string) => join(examples, example);

/** The file that each package was packed into, by the package's name. */
export type Tarballs = Record<string, string>;

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/**
 * Installs what an example needs with npm, as its user does. Our packages come from their tarballs: what is
 * in the repository is tried, not what is published.
 */
export async function installExample(folder: string, tarballs: Tarballs): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Manifest;
  const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
  const ours = names.filter((name) => tarballs[name]);
  const files = [...new Set(['@phoenix-checkout/core', ...ours])].map(
    (name) => tarballs[name] ?? '',
  );
  await installWithNpm(folder, ['--no-save', ...files]);
}
