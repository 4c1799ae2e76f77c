// `pnpm example <name>`: installs an example with the packages of this repository, and starts it and its
// sandbox. Ctrl-C stops both.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packPackages } from '../../.ci/published/pack-packages.js';
import { phoenixAddresses, webhookUrlOf } from './example-settings.js';
import { folderOf, installExample } from './install-example.js';
import { runGroup } from './process-group.js';

const { PORT: port = '3000', SANDBOX_PORT: sandboxPort, NEXT_PUBLIC_BASE_PATH } = process.env;

/** For a sandbox on another port than the examples' settings say. */
const moved = sandboxPort
  ? { args: ['--port', sandboxPort], env: phoenixAddresses(`http://127.0.0.1:${sandboxPort}/`) }
  : undefined;
const webhook = ['--webhook', webhookUrlOf(port)];

/** What the scripts of each are given beside `PORT`. */
const examples: Record<string, { sandbox: string[]; dev: string[] }> = {
  nextjs: { sandbox: ['--webhook', webhookUrlOf(port, NEXT_PUBLIC_BASE_PATH)], dev: [] },
  express: { sandbox: webhook, dev: [] },
  'hono-worker': {
    sandbox: webhook,
    dev: ['--port', port].concat(
      moved ? ['--var', `PHOENIX_TOKEN_URL:${moved.env.PHOENIX_TOKEN_URL}`] : [],
    ),
  },
  'react-router': { sandbox: webhook, dev: ['--port', port, '--strictPort'] },
  'custom-ui': { sandbox: [], dev: [] },
};

async function install(folder: string): Promise<void> {
  const packed = await mkdtemp(join(tmpdir(), 'phoenix-checkout-packed-'));
  console.log('Building the packages ...');
  const tarballs = await packPackages(packed);
  console.log('Installing what the example needs ...');
  await installExample(folder, tarballs);
  await rm(packed, { recursive: true, force: true });
}

/** A signal that asks to stop. */
const interruption = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve());
  });

/** Runs sandbox and example until we are interrupted, or one of them ends; then ends both. */
async function run(folder: string, args: { sandbox: string[]; dev: string[] }): Promise<number> {
  const env = { ...process.env, ...moved?.env, PORT: port };
  const runScript = (script: string, more: string[]) => ({
    script,
    group: runGroup('npm', ['run', '--silent', script, '--', ...more], { cwd: folder, env }),
  });
  const running = [
    runScript('sandbox', [...(moved?.args ?? []), ...args.sandbox]),
    runScript('dev', args.dev),
  ];
  const failure = await Promise.race([
    interruption(),
    ...running.map(async ({ script, group }) => ({ script, exitCode: await group.exitCode })),
  ]);
  await Promise.all(running.map(({ group }) => group.end()));
  if (!failure) return 0;
  console.error(
    `"npm run ${failure.script}" ended with exit code ${failure.exitCode}, so the rest was stopped.`,
  );
  console.error(
    'Is its port taken? PORT sets the port of the example (3000), SANDBOX_PORT that of the sandbox (4100).',
  );
  return failure.exitCode || 1;
}

const [name = ''] = process.argv.slice(2);
const example = examples[name];
if (example) {
  const folder = folderOf(name);
  await install(folder);
  process.exitCode = await run(folder, example);
} else {
  const names = Object.keys(examples).join(' | ');
  console.error(`Which example? npx -y pnpm@12 example ${names}`);
  process.exitCode = 1;
}
