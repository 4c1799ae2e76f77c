import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { startSandbox } from '../node/index.js';
import { setStage } from '../../test-support/stage.js';

/** What a script gets when it asks: a status, or `blocked`. */
const asks = `(async (url, init) => {
  try { return String((await fetch(url, init)).status); } catch { return 'blocked'; }
})`;

describe.skipIf(!hasChromium)('a page of another origin', () => {
  const stage = setStage();

  async function pageOfAnotherOrigin() {
    const { url, stop } = await listen((_request, response) => {
      response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Shop</title>');
    });
    const page = await (await stage.newContext()).newPage();
    await page.goto(url);
    const ask = (target: string, init: object) =>
      page.evaluate<string>(`${asks}(${JSON.stringify(target)}, ${JSON.stringify(init)})`);
    return { ask, origin: url, stop };
  }

  it('switches no fault and reads nothing, also by requests without a preflight', async () => {
    const { ask, stop } = await pageOfAnotherOrigin();
    const { sandbox } = stage.running;
    sandbox.setFaults({ checkout: { delayMs: 1 } });
    const body = '{"token": {"reply": 500}}';

    // The same machine by its other name is another site; by the same name and another port, the same.
    for (const url of [stage.running.url, stage.sandboxOrigin]) {
      const faults = `${url}/admin/faults`;
      expect(await ask(`${url}/admin/stats`, {})).toBe('blocked');
      expect(await ask(faults, { method: 'POST', body })).toBe('blocked');
      expect(await ask(faults, { method: 'POST', body, mode: 'no-cors' })).toBe('0');
      expect(await ask(faults, { method: 'DELETE' })).toBe('blocked');
    }
    await stop();

    expect(sandbox.faults).toEqual({ checkout: { delayMs: 1 } });
  });

  it('drives a sandbox that allows it', async () => {
    const { ask, origin, stop } = await pageOfAnotherOrigin();
    const { url, sandbox, stop: stopSandbox } = await startSandbox({ allowedOrigins: [origin] });
    const faults = `${url}/admin/faults`;

    const posted = await ask(faults, { method: 'POST', body: '{"token": {"reply": 500}}' });
    const { faults: switchedOn } = sandbox;
    const deleted = await ask(faults, { method: 'DELETE' });
    await Promise.all([stop(), stopSandbox()]);

    expect([posted, deleted]).toEqual(['200', '200']);
    expect(switchedOn).toEqual({ token: { reply: 500 } });
    expect(sandbox.faults).toEqual({});
  });
});
