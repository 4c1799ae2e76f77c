import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import type { FixtureProps, RenderOptions } from './fixture/fixture.js';
import { Shop } from './fixture/shop.js';
import type { HostPageOptions } from './harness/host-server.js';
import { expectSoon } from './harness/expect-soon.js';
import { setStage } from './harness/stage.js';
import { mintToken } from './harness/token-backend.js';

describe.skipIf(!hasChromium)('a checkout that a server has rendered', () => {
  const stage = setStage();

  const renderOnServer = (given: FixtureProps, options: RenderOptions = {}) =>
    renderToString(<Shop given={given} options={options} note={() => {}} />);

  /** Opens the page that a server has rendered; `hydrate` makes it live. */
  async function openRendered(
    changes: FixtureProps = {},
    options: RenderOptions & Pick<HostPageOptions, 'mode' | 'headers' | 'hasCharset'> = {},
  ) {
    const { mode = 'development', headers, hasCharset, ...renderOptions } = options;
    const initialToken = await mintToken(stage.sandbox.sandbox);
    const props = { ...stage.props, initialToken, ...changes };
    const rendered = renderOnServer(props, renderOptions);
    const shop = await stage.open({ mode, headers, hasCharset, rendered });
    const hydrate = () =>
      shop.page.evaluate(([given, how]) => window.fixture.hydrate(given, how), [
        props,
        renderOptions,
      ] as const);
    return { shop, rendered, hydrate };
  }

  it.each([
    ['checkout', 'development', false],
    ['checkout', 'development', true],
    ['checkout', 'production', false],
    ['custom', 'development', false],
  ] as const)(
    'starts its frame once, and asks for no token (%s, %s, StrictMode: %s)',
    async (kind, mode, strict) => {
      const { shop, hydrate } = await openRendered({}, { kind, mode, strict });

      await hydrate();
      await shop.becomes('ready');
      await shop.page.evaluate(() => window.fixture.rerender(3));
      await shop.settle();

      expect(shop.frameLoads).toHaveLength(1);
      expect(stage.backend.requests).toBe(0);
      expect(shop.complaints).toEqual([]);
    },
  );

  it.each([false, true])(
    'as a modal that is open opens with hydration, and loads once (StrictMode: %s)',
    async (strict) => {
      const { shop, rendered, hydrate } = await openRendered(
        { mode: 'modal', open: true },
        { strict },
      );
      expect(rendered).not.toContain('<dialog open');

      await hydrate();
      await shop.becomes('ready');
      await shop.page.getByRole('dialog', { name: 'Phoenix Payment' }).waitFor();
      await shop.settle();

      expect(shop.frameLoads).toHaveLength(1);
      expect(stage.backend.requests).toBe(0);
      expect(shop.complaints).toEqual([]);
    },
  );

  it('as a modal that is closed loads nothing until its button is pointed at', async () => {
    const { shop, rendered, hydrate } = await openRendered({ mode: 'modal' }, { trigger: true });
    expect(rendered).not.toContain('<iframe');

    await hydrate();
    await shop.settle();
    expect(shop.frameLoads).toEqual([]);
    await shop.page.getByRole('button', { name: 'Pay', exact: true }).click();
    await shop.becomes('ready');

    expect(shop.frameLoads).toHaveLength(1);
    expect(stage.backend.requests).toBe(0);
    expect(shop.complaints).toEqual([]);
  });

  describe('in a page that does not say what it is written in', () => {
    it.each(['inline', 'modal'] as const)('starts its frame once: %s', async (mode) => {
      const { shop, hydrate } = await openRendered({ mode, open: true }, { hasCharset: false });

      await hydrate();
      await shop.becomes('ready');
      await shop.settle();

      expect(shop.frameLoads).toHaveLength(1);
      expect(shop.complaints).toEqual([]);
    });

    it.each(['inline', 'modal'] as const)(
      "starts its frame once with words of the host's that the charset garbles: %s",
      async (mode) => {
        const labels = {
          title: 'Zahlung über Phoenix',
          loading: 'Lädt…',
          openInNewTab: 'Öffnen',
          close: 'Schließen',
        };
        const { shop, rendered, hydrate } = await openRendered(
          { mode, open: true, labels },
          { mode: 'production', hasCharset: false },
        );
        expect(rendered).toContain('Öffnen');
        expect(await shop.page.locator('.phoenix-checkout-link').textContent()).not.toBe('Öffnen');

        await hydrate();
        await shop.becomes('ready');
        await shop.settle();

        expect(shop.frameLoads).toHaveLength(1);
        expect(shop.complaints).toEqual([]);
      },
    );
  });

  it('is ready when its frame had loaded before hydration', async () => {
    const { shop, hydrate } = await openRendered();
    await shop.sees('Buy USDC');
    await shop.page.waitForLoadState();

    await hydrate();
    await shop.becomes('ready');
    await shop.settle();

    expect(shop.frameLoads).toHaveLength(1);
    expect(shop.complaints).toEqual([]);
  });

  it('is ready when its frame loads after hydration', async () => {
    const initialToken = await mintToken(stage.sandbox.sandbox);
    const props = { ...stage.props, initialToken };
    const url = stage.host.addPage({ mode: 'development', rendered: renderOnServer(props) });
    const shop = await stage.open();
    const release = await shop.holdFrame();
    await shop.page.goto(url, { waitUntil: 'commit' });
    await shop.page.waitForFunction(() => window.fixture);

    await shop.page.evaluate((given) => window.fixture.hydrate(given), props);
    expect(await shop.page.locator('[data-status="loading"]').count()).toBe(1);
    release();
    await shop.becomes('ready');

    expect(shop.frameLoads).toHaveLength(1);
    expect(shop.complaints).toEqual([]);
  });

  it('with a token whose own end is over is hydrated as it came, and starts anew with another', async () => {
    const iat = Math.floor(Date.now() / 1000) - 7200;
    const claims = Buffer.from(JSON.stringify({ iat, exp: iat + 3600 })).toString('base64url');
    const initialToken = { access_token: `eyJhbGciOiJIUzI1NiJ9.${claims}.x`, expires_in: 3600 };
    const { shop, rendered, hydrate } = await openRendered({ initialToken });
    expect(rendered).toContain('<iframe');

    await hydrate();
    await expectSoon(() => shop.frameLoads.length).toBe(2);
    await shop.becomes('ready');
    await shop.settle();

    expect(shop.frameLoads[1]?.searchParams.get('access_token')).not.toBe(
      initialToken.access_token,
    );
    expect(shop.frameLoads).toHaveLength(2);
    expect(stage.backend.requests).toBe(1);
    expect(await shop.calls('onError')).toEqual([]);
    expect(shop.complaints).toEqual([]);
  });

  it('can be paid once it is hydrated', async () => {
    const { shop, hydrate } = await openRendered();
    await hydrate();

    await shop.press('Continue');
    await shop.press('Harbor Bank');
    await shop.press('Approve payment');
    const { transactionHash } = await shop.called('onTransactionSuccess');

    expect(transactionHash).toBe(stage.sandbox.sandbox.orders[0]?.transactionHash);
  });

  it('without a token shows that it loads, and asks for one once it is hydrated', async () => {
    const { shop, rendered, hydrate } = await openRendered({ initialToken: undefined });
    expect(rendered).toContain('Loading the checkout');
    expect(rendered).not.toContain('<iframe');

    await hydrate();
    await shop.becomes('ready');

    expect(stage.backend.requests).toBe(1);
    expect(shop.frameLoads).toHaveLength(1);
    expect(shop.complaints).toEqual([]);
  });

  it('has no style attribute, no style element and no inline handler in its HTML', async () => {
    const { rendered } = await openRendered({ style: { maxWidth: '350px' } });

    expect(rendered).toContain('<iframe');
    expect(rendered).not.toMatch(/<style|\sstyle=|\son\w+=/);
  });

  it('violates no strict Content-Security-Policy, and its looks apply', async () => {
    const policy = [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `frame-src ${stage.sandbox.url}`,
    ].join('; ');
    const headers = { 'Content-Security-Policy': policy };
    const { shop, hydrate } = await openRendered({ style: { marginTop: '7px' } }, { headers });

    await hydrate();
    await shop.becomes('ready');

    expect(await shop.page.evaluate(() => window.fixture.violations)).toEqual([]);
    expect(shop.complaints).toEqual([]);
    const checkout = shop.page.locator('.phoenix-checkout');
    expect(await checkout.evaluate((element) => getComputedStyle(element).width)).toBe('350px');
    expect(await checkout.evaluate((element) => getComputedStyle(element).marginTop)).toBe('7px');
  });
});
