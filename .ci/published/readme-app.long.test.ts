import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasChromium, launchChromium } from '@phoenix-checkout/test-kit/chromium';
import { freePort } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { installApp, type App } from './install-app.js';
import { readSnippets } from './readme-snippet.js';
import { run } from './run.js';
import { pageWith } from './serve-folder.js';

/** The README's blocks, and what each is for. */
async function readReadme() {
  const [, topUp, , server] = await readSnippets('README.md', '## Put it in your app');
  const [start, settings, proxy, main] = await readSnippets(
    'README.md',
    '## Develop against the sandbox',
  );
  const codeOf = (block: typeof topUp) => block?.code ?? '';
  return {
    files: {
      'src/top-up.tsx': codeOf(topUp),
      'src/main.tsx': codeOf(main),
      'server.mjs': codeOf(server),
      'vite.config.ts': codeOf(proxy),
    },
    start: codeOf(start),
    settings: codeOf(settings),
  };
}

/** `export A=b C=d` as it is meant. */
const readSettings = (shell: string): Record<string, string> =>
  Object.fromEntries([...shell.matchAll(/(\w+)=(\S+)/g)].map(([, name, value]) => [name, value]));

const answers = (url: string) => () =>
  fetch(url).then(
    () => true,
    () => false,
  );

describe.skipIf(!hasChromium)('the README, word for word in an empty folder', () => {
  let app: App;
  let readme: Awaited<ReturnType<typeof readReadme>>;
  /** The README's ports, and the free ones that the test takes. */
  const ports = { backend: '', sandbox: '', page: '' };

  const onFreePorts = (text: string) =>
    text.replaceAll(/(?<=[:(])4000\b/g, ports.backend).replaceAll(/(?<=:)4100\b/g, ports.sandbox);

  beforeAll(async () => {
    readme = await readReadme();
    for (const name of ['backend', 'sandbox', 'page'] as const) {
      ports[name] = String(await freePort());
    }
    app = await installApp({
      packages: ['react', 'server', 'sandbox'],
      dependencies: {
        react: '19.3.1',
        'react-dom': '19.3.1',
        '@tanstack/react-query': '5.108.0',
        vite: '8.3.8',
      },
    });
    const files = Object.entries({ ...readme.files, 'index.html': pageWith('/src/main.tsx') });
    for (const [name, text] of files) {
      await mkdir(dirname(join(app.folder, name)), { recursive: true });
      await writeFile(join(app.folder, name), onFreePorts(text));
    }
  });
  afterAll(() => app?.remove());

  function start(args: string[], env?: Record<string, string>) {
    const child = app.startNode(args, env);
    child.stdout.resume();
    child.stderr.resume();
    onTestFinished(async () => {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    });
  }

  it('the command that it starts the sandbox with is there', async () => {
    expect(readme.start).toBe('npx @phoenix-checkout/sandbox\n');

    const { output } = await run('npx', ['@phoenix-checkout/sandbox', '--help'], {
      cwd: app.folder,
    });

    expect(output).toContain('Usage: phoenix-sandbox');
  });

  it('is a page on which a payer pays', async () => {
    const { sandbox, backend, page: pagePort } = ports;
    start(['node_modules/.bin/phoenix-sandbox', '--port', sandbox]);
    await until('the sandbox answers', answers(`http://127.0.0.1:${sandbox}/`), 60_000);
    start(['server.mjs'], readSettings(onFreePorts(readme.settings)));
    await until(
      'the backend answers',
      answers(`http://127.0.0.1:${backend}/api/phoenix/token`),
      60_000,
    );
    start(['node_modules/.bin/vite', '--port', pagePort, '--strictPort']);
    await until('Vite answers', answers(`http://localhost:${pagePort}/`), 60_000);
    const browser = await launchChromium();
    onTestFinished(() => browser.close());
    const page = await browser.newPage();

    await page.goto(`http://localhost:${pagePort}/`);
    const checkout = page.frameLocator('iframe');
    await checkout.getByRole('button', { name: 'Continue' }).click();
    await checkout.getByRole('button', { name: 'Harbor Bank' }).click();
    await checkout.getByRole('button', { name: 'Approve payment' }).click();

    await checkout.getByRole('heading', { name: 'Payment complete' }).waitFor();
    expect(page.frames()[1]?.url()).toContain(`http://127.0.0.1:${sandbox}/`);
  });
});
