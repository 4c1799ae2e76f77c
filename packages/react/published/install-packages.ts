import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { bundle } from '../bundle.mjs';

const packages = fileURLToPath(new URL('../..', import.meta.url));

async function compile(source: string, home: string): Promise<void> {
  const files = await readdir(join(source, 'src'), { recursive: true });
  const modules = files.filter(
    (file) => /[.]tsx?$/.test(file) && !/[.]test[.]|test-support/.test(file),
  );
  await Promise.all(
    modules.map(async (file) => {
      const { outputText } = ts.transpileModule(await readFile(join(source, 'src', file), 'utf8'), {
        fileName: file,
        compilerOptions: {
          target: ts.ScriptTarget.ES2022,
          module: ts.ModuleKind.ESNext,
          jsx: ts.JsxEmit.ReactJSX,
          verbatimModuleSyntax: true,
        },
      });
      const built = join(home, 'dist', file.replace(/[.]tsx?$/, '.js'));
      await mkdir(dirname(built), { recursive: true });
      await writeFile(built, outputText);
    }),
  );
}

async function install(name: string, modules: string): Promise<string> {
  const home = join(modules, '@phoenix-checkout', name);
  await mkdir(home, { recursive: true });
  await cp(join(packages, name, 'package.json'), join(home, 'package.json'));
  return home;
}

/**
 * A folder in whose `node_modules` core and react are as a user has them: core built by the compiler
 * that builds it, file by file, react bundled, and both found through the `exports` of their
 * package.json.
 */
export async function installPackages(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'phoenix-checkout-'));
  const modules = join(folder, 'node_modules');
  await compile(join(packages, 'core'), await install('core', modules));
  await bundle(join(await install('react', modules), 'dist'));
  await mkdir(join(modules, '@tanstack'));
  for (const peer of ['react', 'react-dom', '@tanstack/react-query']) {
    await symlink(join(packages, 'react/node_modules', peer), join(modules, peer));
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
