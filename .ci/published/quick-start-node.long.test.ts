import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasChromium, launchChromium } from '@phoenix-checkout/test-kit/chromium';
import { freePort } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { installWithNpm } from './install.js';
import { readQuickStart } from './quick-start.js';
import { runWell, start } from './run.js';

const versions: Record<string, string> = {
  '@tanstack/react-query': '5.108.0',
  esbuild: '0.28.2',
  react: '19.3.1',
  'react-dom': '19.3.1',
};

const answers = (url: string) => () =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

describe.skipIf(!hasChromium)('the quick start for plain Node, word for word', () => {
  const { files, commands, packages } = readQuickStart('docs/quick-start/node.md');
  const [sandboxCommand = '', bundle = '', serve = ''] = commands;
  /** The page's ports, and the free ones that the test takes. */
  const ports = { shop: '', sandbox: '' };
  let folder: string;

  const onFreePorts = (text: string) =>
    text.replaceAll(/(?<=[:(])3000\b/g, ports.shop).replaceAll(/(?<=:)4100\b/g, ports.sandbox);

  beforeAll(async () => {
    ports.shop = String(await freePort());
    ports.sandbox = String(await freePort());
    folder = await mkdtemp(join(tmpdir(), 'phoenix-checkout-quick-start-'));
    await runWell('npm', ['init', '-y'], { cwd: folder });
    const tarballs = inject('tarballs');
    const wanted = new Set(['@phoenix-checkout/core', ...packages]);
    await installWithNpm(
      folder,
      [...wanted].map((name) => tarballs[name] ?? `${name}@${versions[name]}`),
    );
    for (const [name, text] of files) await writeFile(join(folder, name), onFreePorts(text));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Starts a command as a shell does; gives what it prints. */
  function startCommand(command: string): () => string {
    const child = start('sh', ['-c', onFreePorts(command)], { cwd: folder, detached: true });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    onTestFinished(async () => {
      const closed = once(child, 'close');
      process.kill(-(child.pid ?? 0), 'SIGKILL');
      await closed;
    });
    return () => output;
  }

  it.each(['page.tsx', 'page.ts'])('with %s a payer pays, and the server is told', async (file) => {
    await runWell('sh', ['-c', bundle.replace('page.tsx', file)], { cwd: folder });
    startCommand(`${sandboxCommand} --port ${ports.sandbox}`);
    await until('the sandbox answers', answers(`http://127.0.0.1:${ports.sandbox}/panel`), 60_000);
    const printed = startCommand(serve);
    await until('the server answers', answers(`http://localhost:${ports.shop}/`), 60_000);
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();

    await page.goto(`http://localhost:${ports.shop}/`);
    const checkout = page.frameLocator('iframe');
    for (const name of ['Continue', 'Harbor Bank', 'Approve payment']) {
      await checkout.getByRole('button', { name }).click();
    }

    await checkout.getByRole('heading', { name: 'Payment complete' }).waitFor();
    await expect.poll(printed, { timeout: 30_000 }).toContain('Fulfilled:');
  });
});
