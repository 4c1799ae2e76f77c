import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { installPackages } from '../../test-support/install-packages.js';
import type { ServeSite } from '../serve-site.js';

const frameworks = fileURLToPath(new URL('..', import.meta.url));
/** The workspace that has Next.js. */
const workspace = join(frameworks, 'next');
const nextBin = join(workspace, 'node_modules/next/dist/bin/next');
/** Inside of it, so that Next finds itself and React. */
const cache = join(workspace, 'node_modules/.cache');

/** False where Next.js is not installed. */
export const hasNext = existsSync(nextBin);

/** The folder of the app, and of all that was written. */
async function writeApp(): Promise<{ app: string; folder: string }> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'next-'));
  const app = join(folder, 'next-app');
  await installPackages(folder);
  const files = await readdir(join(frameworks, 'next-app'), { recursive: true });
  const sources = files.filter((file) => file.endsWith('.ts'));
  await build({
    entryPoints: ['site.ts', ...sources.map((file) => join('next-app', file))],
    absWorkingDir: frameworks,
    outbase: frameworks,
    outdir: folder,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
  });
  await writeFile(join(app, 'package.json'), '{"type": "module", "private": true}');
  const config = { turbopack: { root: workspace } };
  await writeFile(join(app, 'next.config.js'), `export default ${JSON.stringify(config)};`);
  return { app, folder };
}

function runNext(app: string, args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [nextBin, ...args], {
    cwd: app,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      ...env,
    },
  });
  const run = { child, output: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (run.output += text));
  }
  return run;
}

async function untilListening({ child, output }: ReturnType<typeof runNext>): Promise<string> {
  let said = output;
  for await (const text of child.stdout) {
    said += text;
    const [url] = /http:\/\/\S+:\d+/.exec(said) ?? [];
    if (url && said.includes('Ready')) return url;
  }
  throw new Error(`Next did not start: ${said}`);
}

/** Builds and starts a real app, as `next build` and `next start` do. */
export const serveNext: ServeSite = async (tokenUrl) => {
  const { app, folder } = await writeApp();
  const remove = () => rm(folder, { recursive: true, force: true });
  const building = runNext(app, ['build']);
  const [exitCode] = await once(building.child, 'close');
  if (exitCode !== 0) {
    await remove();
    throw new Error(`Next could not build: ${building.output}`);
  }
  const serving = runNext(app, ['start', '-p', '0', '-H', '127.0.0.1'], {
    PHOENIX_TOKEN_URL: tokenUrl,
  });
  return {
    url: await untilListening(serving),
    async stop() {
      const closed = once(serving.child, 'close');
      serving.child.kill();
      await closed;
      await remove();
    },
  };
};
