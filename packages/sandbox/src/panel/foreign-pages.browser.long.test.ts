import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePages, hasChromium, sharedChromium } from '@phoenix-checkout/test-kit/chromium';
import { listen, type Listening } from '@phoenix-checkout/test-kit/listen';
import { startSandbox, type RunningSandbox } from '../node/index.js';
import { accessTokenOf } from '../../test-support/requests.js';

describe.skipIf(!hasChromium)('a page of another origin', () => {
  let browser: Browser;
  let running: RunningSandbox;
  let shop: Listening;

  beforeAll(async () => {
    [browser, running, shop] = await Promise.all([
      sharedChromium(),
      startSandbox(),
      listen((_request, response) => {
        response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Shop</title>');
      }),
    ]);
    await accessTokenOf(running.sandbox);
  });
  afterAll(async () => {
    await closePages(browser);
    await Promise.all([running?.stop(), shop?.stop()]);
  });

  async function open() {
    const page = await (await browser.newContext()).newPage();
    await page.goto(shop.url);
    return page;
  }
  /** The same machine by both of its names: of the same site as the shop, and of another. */
  const addresses = () => [running.url, running.url.replace('127.0.0.1', 'localhost')];

  it('reads no event, by EventSource or fetch', async () => {
    const page = await open();

    for (const url of addresses()) {
      const bySource = await page.evaluate<string>(`new Promise((resolve) => {
        const source = new EventSource('${url}/admin/events');
        source.onerror = () => { source.close(); resolve('refused'); };
        source.addEventListener('entries', ({ data }) => resolve(data));
        source.addEventListener('hello', ({ data }) => resolve(data));
      })`);
      const byFetch = await page.evaluate<string>(
        `fetch('${url}/admin/events').then((reply) => reply.text(), () => 'refused')`,
      );
      const opaque = await page.evaluate<string>(
        `fetch('${url}/admin/events', { mode: 'no-cors' }).then((reply) => reply.type + reply.status, () => 'refused')`,
      );
      expect([bySource, byFetch, opaque]).toEqual(['refused', 'refused', 'opaque0']);
    }
    await page.close();
  });

  it('switches nothing, by forms or fetch', async () => {
    const { sandbox } = running;
    const before = JSON.stringify([sandbox.orders, sandbox.faults, sandbox.tokenRequests]);
    const page = await open();

    for (const url of addresses()) {
      for (const path of ['faults', 'reset', 'clock', 'scenarios/paid', 'webhooks/trigger']) {
        const address = `${url}/admin/${path}`;
        const answered = page.waitForResponse(address);
        await page.evaluate(`{
          const frame = document.createElement('iframe');
          frame.name = 'target';
          const form = document.createElement('form');
          Object.assign(form, { method: 'post', action: '${address}', enctype: 'text/plain', target: 'target' });
          const input = document.createElement('input');
          Object.assign(input, { name: '{"token":{"reply":500},"x":"', value: '"}' });
          form.append(input);
          document.body.replaceChildren(frame, form);
          form.submit();
        }`);
        expect((await answered).status()).toBe(403);
        await page.evaluate(
          `fetch('${address}', { method: 'POST', mode: 'no-cors', body: '{"token":{"reply":500}}' }).catch(() => {})`,
        );
      }
    }
    await page.close();

    expect(JSON.stringify([sandbox.orders, sandbox.faults, sandbox.tokenRequests])).toBe(before);
  });

  it('uses up no fault of the token endpoint', async () => {
    const { sandbox } = running;
    const faults = { token: { reply: 500, times: 2 } } as const;
    sandbox.setFaults(faults);
    const page = await open();

    for (const url of addresses()) {
      await page.evaluate(
        `fetch('${url}/oauth/token', { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => {})`,
      );
    }
    await page.close();
    const left = sandbox.faults;
    sandbox.setFaults({});

    expect(left).toEqual(faults);
  });

  it('leads to the panel by a link, which opens there as elsewhere', async () => {
    for (const url of addresses()) {
      const page = await open();
      await page.evaluate(`document.body.innerHTML = '<a href="${url}/panel">Panel</a>'`);
      await page.getByRole('link', { name: 'Panel' }).click();
      await page.getByText('Live', { exact: true }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/panel');
      await page.close();
    }
  });

  it('does not frame the panel, nor load its script', async () => {
    const page = await open();

    for (const url of addresses()) {
      await page.evaluate(`new Promise((resolve) => {
        const frame = document.createElement('iframe');
        frame.onload = resolve;
        frame.src = '${url}/panel';
        document.body.replaceChildren(frame);
      })`);
      const [, frame] = page.frames();
      expect(await frame?.evaluate('document.querySelector("main")')).toBeNull();
      const script = await page.evaluate<string>(`new Promise((resolve) => {
        const script = document.createElement('script');
        script.onload = () => resolve('loaded');
        script.onerror = () => resolve('refused');
        script.src = '${url}/panel/panel.js';
        document.head.append(script);
      })`);
      expect(script).toBe('refused');
    }
    await page.close();
  });

  it('that the sandbox was told of may read, and still not frame', async () => {
    const allowed = await startSandbox({ allowedOrigins: [shop.url] });
    await accessTokenOf(allowed.sandbox);
    const page = await open();

    const data = await page.evaluate<string>(`new Promise((resolve) => {
      const source = new EventSource('${allowed.url}/admin/events');
      source.addEventListener('entries', ({ data }) => { source.close(); resolve(data); });
    })`);
    await page.close();
    await allowed.stop();

    expect(JSON.parse(data)).toMatchObject([{ kind: 'token', type: 'issued' }]);
  });
});
