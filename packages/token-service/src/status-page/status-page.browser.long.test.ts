import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { closePages, hasChromium, sharedChromium } from '@phoenix-checkout/test-kit/chromium';
import { ServerError } from '@phoenix-checkout/server';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { startService } from '../../test-support/start-service.js';
import { grant, refuse } from '@phoenix-checkout/test-kit/token-endpoint';
import { until } from '@phoenix-checkout/test-kit/until';
import type { TokenStatus } from '@phoenix-checkout/server';
import { ServiceMetrics } from '../metrics/index.js';
import { createServicePages, sendReply } from '../route/index.js';
import { ServiceHistory } from './service-history.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const canary = 'canary-token-0123456789';
const good = grant({ access_token: canary });

let browser: Browser;

async function open(url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, complaints };
}

const title = (page: Page) => page.locator('#headline .title').textContent();

async function expectFlawless(page: Page): Promise<void> {
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
  expect(overflow).toBe(0);
  await page.evaluate(axe);
  const violations = await page.evaluate(
    `axe.run({ resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]))`,
  );
  expect(violations).toEqual([]);
}

/** A state that no real service holds for long enough to be looked at. */
async function serveFailing(): Promise<string> {
  const at = Date.now();
  const history = new ServiceHistory(() => at);
  const error = new ServerError('upstream_timeout', 'The token endpoint did not answer in full.');
  const provider = 'phoenix-market';
  const failure = { type: 'mint_failed', provider, durationMs: 1, error } as const;
  history.record({ ...failure, renewalRetryInSeconds: 9, expiresInSeconds: 700 });
  for (const status of [200, 429, 503]) history.recordAnswer(status);
  const token: TokenStatus = {
    status: 'valid',
    provider,
    started: true,
    minting: false,
    mints: 1,
    failures: 1,
    retryInSeconds: 0,
    lastError: { code: error.code, message: error.message, at },
    expiresAt: at + 700_000,
    expiresInSeconds: 700,
    lifetimeSeconds: 3600,
    renewsInSeconds: 9,
  };
  const version = '1.2.3';
  const status = () => token;
  const pages = createServicePages({
    metrics: new ServiceMetrics({ version, provider, status, isStoreReachable: undefined }),
    status,
    isStopping: () => false,
    view: () => ({
      now: at,
      version,
      hostName: 'a-rather-long-host-name-of-a-pod-7d9f8b6c5-x2x4z.cluster.internal.example',
      startedAt: at,
      isStopping: false,
      token,
      history,
      store: { name: 'Redis', isReachable: false },
    }),
  });
  const { url, stop } = await listen(async (req, res) => {
    const page = pages.get(req.url ?? '/');
    if (page) sendReply(req, res, await page());
    else res.destroy();
  });
  onTestFinished(stop);
  return url;
}

describe.skipIf(!hasChromium)('the status page', () => {
  beforeAll(async () => {
    browser = await sharedChromium();
  });
  afterAll(() => closePages(browser));

  const states = {
    Starting: { answer: () => {} },
    Ready: { answer: good },
    'No token': { answer: refuse(401, { error: 'invalid_client' }) },
  };
  const looks: Record<string, BrowserContextOptions> = {
    light: { colorScheme: 'light' },
    dark: { colorScheme: 'dark' },
    'light, 360 px': { colorScheme: 'light', viewport: { width: 360, height: 780 } },
    'dark, 360 px': { colorScheme: 'dark', viewport: { width: 360, height: 780 } },
  };
  const all = Object.keys(states).flatMap((state) =>
    Object.keys(looks).map((look) => [state, look]),
  );

  it.each(all as [keyof typeof states, string][])(
    '%s, %s: passes axe, fits its width, breaks no CSP',
    async (state, look) => {
      const { url, service } = await startService({ ...states[state], shutdownTimeoutSeconds: 0 });
      await until('the state is there', async () => {
        const { status, failures } = service.manager.status();
        return { Starting: true, Ready: status === 'valid', 'No token': failures > 0 }[state];
      });
      const { page, complaints } = await open(url, looks[look]);

      expect(await title(page)).toBe(state);
      await expectFlawless(page);
      expect(complaints).toEqual([]);
    },
  );

  it.each(Object.keys(looks))(
    'Renewal is failing, %s: passes axe, fits its width',
    async (look) => {
      const { page } = await open(await serveFailing(), looks[look]);

      expect(await title(page)).toBe('Renewal is failing');
      await expectFlawless(page);
    },
  );

  it('follows what happens, without being loaded again', async () => {
    const { url, endpoint, service } = await startService({ answer: refuse(500) });
    await until('it failed', () => service.manager.status().failures > 0);
    const { page, complaints } = await open(url);
    expect(await title(page)).toBe('No token');
    await page.evaluate('globalThis.loadedOnce = true');

    endpoint.answer = good;
    await page.locator('.title', { hasText: 'Ready' }).waitFor({ timeout: 20_000 });

    expect(await page.title()).toMatch(/^Ready/);
    expect(await page.evaluate('globalThis.loadedOnce')).toBe(true);
    expect(await page.locator('#renewals strong').first().textContent()).toBe('New token');
    expect(await page.content()).not.toContain(canary);
    expect(complaints).toEqual([]);
  });

  it('stands still while paused, and goes on after', async () => {
    const { url, service } = await startService({ answer: good });
    await service.manager.getToken();
    const { page } = await open(url);
    const pause = page.getByRole('button', { name: 'Pause' });
    const outlook = page.locator('#outlook');

    await pause.click();
    await page.getByText('Paused').waitFor();
    const before = await outlook.textContent();
    // Longer than the page waits between two looks.
    await page.waitForTimeout(3000);
    expect(await outlook.textContent()).toBe(before);
    await pause.click();

    await expect.poll(() => outlook.textContent()).not.toBe(before);
  });

  it('says when the service does not answer any more', async () => {
    const { url, service } = await startService({ answer: good });
    const { page } = await open(url);

    await service.stop();

    await expect
      .poll(() => page.locator('#refreshed').textContent(), { timeout: 20_000 })
      .toBe('The service does not answer');
  });

  it('is whole without JavaScript, and has no button that does nothing then', async () => {
    const { url, service } = await startService({ answer: good });
    await service.manager.getToken();

    const { page } = await open(url, { javaScriptEnabled: false });

    expect(await title(page)).toBe('Ready');
    expect(await page.getByRole('button').count()).toBe(0);
  });
});
