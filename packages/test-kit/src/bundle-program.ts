import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The package's program, as a file that Node runs. */
    program: string;
  }
}

function packageFolderOf(file: string): string {
  const folder = dirname(file);
  return existsSync(join(folder, 'package.json')) ? folder : packageFolderOf(folder);
}

/**
 * Bundles a program from its source, so that each of its starts costs what it costs a user, who has
 * no compiler in between. What it depends on stays outside, found from its own package.
 *
 * @param folder for the bundle, as deep in the package as `src/part`: a program may look for its
 *   package.json
 * @returns its file
 */
async function bundleProgram(entry: string, folder: string): Promise<string> {
  const conditions = ['@phoenix-checkout/source', 'module', 'node'];
  await build({
    logLevel: 'error',
    configFile: false,
    ssr: { noExternal: [/^@phoenix-checkout\//], resolve: { conditions } },
    build: { ssr: entry, outDir: folder, emptyOutDir: false, minify: false, target: 'node20' },
  });
  return join(folder, `${basename(entry, '.ts')}.js`);
}

/** The global setup of a project whose tests start the package's program. */
export function setUpProgram(entry: string) {
  return async (project: TestProject): Promise<() => Promise<void>> => {
    const programs = join(packageFolderOf(entry), '.programs');
    await mkdir(programs, { recursive: true });
    const folder = await mkdtemp(join(programs, 'program-'));
    const provide = async () => project.provide('program', await bundleProgram(entry, folder));
    await provide();
    project.onTestsRerun(provide);
    return () => rm(folder, { recursive: true, force: true });
  };
}
