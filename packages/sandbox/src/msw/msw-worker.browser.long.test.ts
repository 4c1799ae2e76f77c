import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { listen, type Listening } from '@phoenix-checkout/test-kit/listen';
import { checkoutPage } from '../checkout/index.js';
import { setStage } from '../../test-support/stage.js';

async function bundle(): Promise<string> {
  const input = fileURLToPath(new URL('../../test-support/worker-page.ts', import.meta.url));
  const built = await build({
    logLevel: 'error',
    configFile: false,
    resolve: { conditions: ['@phoenix-checkout/source', 'module', 'browser', 'production'] },
    build: { write: false, target: 'es2022', rolldownOptions: { input } },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  return chunk?.code ?? '';
}

describe.skipIf(!hasChromium)('behind the worker of MSW, with static files only', () => {
  const stage = setStage();
  const missed: string[] = [];
  let server: Listening | undefined;

  beforeAll(async () => {
    const worker = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js');
    const files = new Map([
      ['/', ['text/html', '<!doctype html><script type="module" src="/page.js"></script>']],
      ['/page.js', ['text/javascript', await bundle()]],
      ['/mockServiceWorker.js', ['text/javascript', await readFile(worker, 'utf8')]],
      ['/checkout/index.html', ['text/html', checkoutPage()]],
    ]);
    server = await listen((request, response) => {
      const path = (request.url ?? '').replace(/\?.*/, '');
      const [type, body] = files.get(path) ?? [];
      if (!type) missed.push(path);
      response.writeHead(type ? 200 : 404, { 'Content-Type': type ?? 'text/plain' }).end(body);
    });
  });
  afterAll(() => server?.stop());

  it('pays, and asks no server for anything', async () => {
    const page = await (await stage.newContext()).newPage();
    await page.goto(`${server?.url}/`);
    const frame = page.frameLocator('iframe');

    await frame.getByRole('button', { name: 'Continue' }).click();
    await frame.getByRole('button', { name: 'Harbor Bank' }).click();
    await frame.getByRole('button', { name: 'Approve payment' }).click();
    await frame.getByRole('heading', { name: 'Payment complete' }).waitFor();

    expect(await page.evaluate('told')).toEqual(['ORDER_CREATED', 'TRANSACTION_SUCCESS']);
    expect(missed.filter((path) => path !== '/favicon.ico')).toEqual([]);
  });
});
