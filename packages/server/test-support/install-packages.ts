import { cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const packages = fileURLToPath(new URL('../..', import.meta.url));

async function sourcesOf(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith('.ts') && !/[.]test[.]|test-support/.test(file))
    .map((file) => join(folder, file));
}

/**
 * Puts core and server into a folder's `node_modules` as a user has them: built file by file, and
 * found through the `exports` of their package.json.
 */
export async function installPackages(folder: string): Promise<void> {
  for (const name of ['core', 'server']) {
    const source = join(packages, name);
    const home = join(folder, 'node_modules', '@phoenix-checkout', name);
    await mkdir(home, { recursive: true });
    await cp(join(source, 'package.json'), join(home, 'package.json'));
    await build({
      entryPoints: await sourcesOf(join(source, 'src')),
      outdir: join(home, 'dist'),
      outbase: join(source, 'src'),
      format: 'esm',
      target: 'es2022',
      logLevel: 'error',
    });
  }
}
