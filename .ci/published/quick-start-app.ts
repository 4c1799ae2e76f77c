import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { launchChromium } from '@phoenix-checkout/test-kit/chromium';
import { freePort } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';
import { inject, onTestFinished } from 'vitest';
import { installWithNpm } from './install.js';
import { readQuickStart, type QuickStart } from './quick-start.js';
import { runWell, start } from './run.js';

interface QuickStartOptions {
  /** The page that is followed. */
  page: string;
  /** The port that it says; the sandbox's is 4100. */
  port: number;
  /** What else is in the folder, as a new app's template has it. */
  template: Record<string, string>;
  /** The versions of what is not ours, and more to install. */
  versions: Record<string, string>;
}

/** A folder in which a quick start was followed word for word, but for the ports. */
export interface QuickStartApp extends Pick<QuickStart, 'commands'> {
  /** The free port in the place of the page's. */
  port: string;
  /** The sandbox's origin, on a free port too. */
  sandboxUrl: string;
  /** Runs a command that has to succeed; gives what it printed. */
  run(command: string): Promise<string>;
  /** Starts a command until the test is over; gives what it prints. */
  start(command: string): () => string;
  /** Starts the sandbox by the page's command, and waits for it. */
  startSandbox(command: string): Promise<void>;
  /** Waits for the page, opens it in Chromium and pays; gives the origin of the checkout. */
  pay(): Promise<string>;
  remove(): Promise<void>;
}

const answers = (url: string) => () =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

async function payOn(url: string): Promise<string> {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(url);
  const checkout = page.frameLocator('iframe');
  for (const name of ['Continue', 'Harbor Bank', 'Approve payment']) {
    await checkout.getByRole('button', { name }).click();
  }
  await checkout.getByRole('heading', { name: 'Payment complete' }).waitFor();
  return new URL(page.frames()[1]?.url() ?? '').origin;
}

export async function followQuickStart(options: QuickStartOptions): Promise<QuickStartApp> {
  const { files, commands, packages } = readQuickStart(options.page);
  const folder = await mkdtemp(join(tmpdir(), 'phoenix-checkout-quick-start-'));
  const port = String(await freePort());
  const sandboxPort = String(await freePort());
  const sandboxUrl = `http://127.0.0.1:${sandboxPort}`;
  const onFreePorts = (text: string) =>
    text
      .replaceAll(new RegExp(`(?<=[:(])${options.port}\\b`, 'g'), port)
      .replaceAll(/(?<=:)4100\b/g, sandboxPort);

  for (const [name, text] of [...Object.entries(options.template), ...files]) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), onFreePorts(text));
  }
  const tarballs = inject('tarballs');
  const wanted = new Set(['@phoenix-checkout/core', ...packages, ...Object.keys(options.versions)]);
  const versioned = [...wanted].filter((name) => tarballs[name] ?? options.versions[name]);
  const unknown = [...wanted].filter((name) => !versioned.includes(name));
  if (unknown.length > 0) throw new Error(`Which versions of ${unknown.join(', ')}?`);
  await installWithNpm(
    folder,
    versioned.map((name) => tarballs[name] ?? `${name}@${options.versions[name]}`),
  );

  function startCommand(command: string): () => string {
    const child = start('sh', ['-c', onFreePorts(command)], { cwd: folder, detached: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    onTestFinished(async () => {
      const closed = once(child, 'close');
      // Its whole process group: the shell, and what it started.
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await closed;
    });
    return () => output;
  }

  return {
    commands,
    port,
    sandboxUrl,
    run: async (command) => (await runWell('sh', ['-c', command], { cwd: folder })).output,
    start: startCommand,
    async startSandbox(command) {
      startCommand(`${command} --port ${sandboxPort}`);
      await until('the sandbox', answers(`${sandboxUrl}/panel`), 60_000);
    },
    async pay() {
      await until('the page', answers(`http://localhost:${port}/`), 120_000);
      return payOn(`http://localhost:${port}/`);
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
