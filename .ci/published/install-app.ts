import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { installWithNpm } from './install.js';
import { run, start, type Ran } from './run.js';

interface AppOptions {
  /** The folder in `apps` that it is made from; default: an empty one. */
  template?: string;
  /** Which of our packages it has, without `@phoenix-checkout/`; core comes by itself. */
  packages: string[];
  dependencies: Record<string, string>;
}

/** A user's app, outside of the workspace. */
export interface App {
  folder: string;
  /** Runs a program of Node's, which is the test run's own. */
  node(args: string[], env?: Record<string, string>): Promise<Ran>;
  startNode(args: string[], env?: Record<string, string>): ReturnType<typeof start>;
  remove(): Promise<void>;
}

const apps = fileURLToPath(new URL('apps', import.meta.url));

/** Makes an app and installs what it needs with npm: our packages from their tarballs. */
export async function installApp(options: AppOptions): Promise<App> {
  const folder = await mkdtemp(join(tmpdir(), 'phoenix-checkout-app-'));
  if (options.template) await cp(join(apps, options.template), folder, { recursive: true });
  const tarballs = inject('tarballs');
  const ours = ['core', ...options.packages].map((name) => {
    const full = `@phoenix-checkout/${name}`;
    return [full, `file:${tarballs[full]}`];
  });
  const manifest = {
    name: 'app',
    private: true,
    type: 'module',
    dependencies: { ...options.dependencies, ...Object.fromEntries(ours) },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await installWithNpm(folder);
  return {
    folder,
    node: (args, env = {}) => run(process.execPath, args, { cwd: folder, env }),
    startNode: (args, env = {}) => start(process.execPath, args, { cwd: folder, env }),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
