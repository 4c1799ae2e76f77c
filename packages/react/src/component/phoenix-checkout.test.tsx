import { QueryClient } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { createRef, StrictMode, useLayoutEffect } from 'react';
import { HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PhoenixCheckoutHandle } from './checkout-props.js';
import { PhoenixCheckout } from './phoenix-checkout.js';
import { TOKEN_URL, useBackend } from '../../test-support/backend.js';
import {
  ADDRESS,
  findFrame,
  frame,
  frameQuery,
  OTHER_ADDRESS,
  post,
  setUp,
  wire,
} from '../../test-support/checkout.js';
import { jwt } from '../../test-support/tokens.js';

const backend = useBackend();
beforeEach(() => backend.givesTokens());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const status = () => document.querySelector('.phoenix-checkout')?.getAttribute('data-status');

describe('the frame', () => {
  it("is Phoenix's documented one, with address, amount and token", async () => {
    setUp();

    const iframe = await findFrame();

    expect(iframe.src).toMatch(/^https:\/\/app-partner\.phoenix\.market\/\?/);
    expect(frameQuery().get('address')).toBe(ADDRESS);
    expect(frameQuery().get('amount')).toBe('100');
    expect(frameQuery().get('access_token')).toMatch(/^ey/);
    expect(iframe).toMatchObject({ width: '350', height: '600' });
    expect(iframe.getAttribute('allow')).toBe('clipboard-write');
    expect(iframe.hasAttribute('sandbox')).toBe(false);
  });

  it('carries theme, payment links and another checkout URL', async () => {
    setUp({ theme: 'dark', shareOn: true, checkoutUrl: 'http://localhost:4100/' });

    expect((await findFrame()).src).toMatch(/^http:\/\/localhost:4100\//);
    expect(frameQuery().get('theme')).toBe('dark');
    expect(frameQuery().get('shareOn')).toBe('true');
  });

  it('takes more attributes from the host, but no other source or size', async () => {
    const onLoad = vi.fn();
    const props = { referrerPolicy: 'no-referrer', src: 'https://evil.test', width: 1 };
    setUp({ frameProps: { ...props, onLoad } as never });

    const iframe = await findFrame();
    fireEvent.load(iframe);

    expect(iframe.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(iframe).toMatchObject({ width: '350' });
    expect(iframe.src).not.toContain('evil');
    expect(onLoad).toHaveBeenCalledTimes(1);
    expect(status()).toBe('ready');
  });

  it('gets the permissions that the host adds, and keeps the one that the checkout needs', async () => {
    setUp({ frameProps: { allow: 'payment; camera' } });

    const iframe = await findFrame();

    expect(iframe.getAttribute('allow')).toBe('clipboard-write; payment; camera');
  });

  it('is matched with private sellers where the host wants that', async () => {
    const { update } = setUp({ onlyPrivateMatching: true });
    await findFrame();
    expect(frameQuery().get('onlyPrivateMatching')).toBe('true');

    update({ onlyPrivateMatching: false });

    await waitFor(() => expect(frameQuery().get('onlyPrivateMatching')).toBeNull());
  });

  it('is the same after twenty renders with new callbacks and objects', async () => {
    const { update, loaded } = setUp();
    const iframe = await loaded();

    for (let count = 0; count < 20; count++) {
      update({ onEvent: () => {}, labels: {}, frameProps: {}, tokenRequest: {} });
    }

    expect(frame()).toBe(iframe);
    expect(backend.requests).toHaveLength(1);
  });

  it.each([
    [{ amount: 100 }],
    [{ amount: '100.00' }],
    [{ address: ADDRESS.toLowerCase() }],
    [{ shareOn: false }],
  ])('is the same for the same values in another form: %o', async (changes) => {
    const { update, loaded } = setUp();
    const iframe = await loaded();

    update(changes);

    expect(frame()).toBe(iframe);
  });

  it.each([
    [{ amount: '101' }, 'amount', '101'],
    [{ address: OTHER_ADDRESS }, 'address', OTHER_ADDRESS],
    [{ theme: 'light' as const }, 'theme', 'light'],
  ])('is a new one, once, for %o', async (changes, name, value) => {
    const { update, loaded } = setUp();
    const iframe = await loaded();

    update(changes);
    update(changes);

    expect(frame()).not.toBe(iframe);
    expect(document.querySelectorAll('iframe')).toHaveLength(1);
    expect(frameQuery().get(name)).toBe(value);
    expect(status()).toBe('loading');
    expect(backend.requests).toHaveLength(1);
  });

  it('is one, with one token request, in StrictMode', async () => {
    const added: Node[] = [];
    const observer = new MutationObserver((records) => {
      for (const record of records) added.push(...record.addedNodes);
    });
    observer.observe(document.body, { childList: true, subtree: true });

    render(
      <StrictMode>
        <PhoenixCheckout address={ADDRESS} amount="7" getToken={() => jwt()} tokenKey="strict" />
      </StrictMode>,
    );
    await findFrame();
    observer.disconnect();

    expect(added.filter((node) => node.nodeName === 'IFRAME')).toHaveLength(1);
  });

  it('starts without a request when there is an initial token', () => {
    setUp({ initialToken: { access_token: jwt(), expires_in: 3600 } });

    expect(frame()).not.toBeNull();
    expect(backend.requests).toHaveLength(0);
  });
});

describe('messages', () => {
  it('reach their callbacks, and then onEvent', async () => {
    const calls: string[] = [];
    const note = (name: string) => (event: { type: string }) => calls.push(`${name} ${event.type}`);
    const { loaded } = setUp({
      onOrderCreated: note('order'),
      onTransactionSuccess: note('success'),
      onDone: note('done'),
      onEvent: note('event'),
    });
    await loaded();

    post(wire.orderCreated);
    post(wire.transactionSuccess);
    post(wire.done);

    expect(calls).toEqual([
      'order order_created',
      'event order_created',
      'success transaction_success',
      'event transaction_success',
      'done done',
      'event done',
    ]);
  });

  it('reach the latest callback, not the first', async () => {
    const first = vi.fn();
    const latest = vi.fn();
    const { update, loaded } = setUp({ onOrderCreated: first });
    await loaded();

    update({ onOrderCreated: latest });
    post(wire.orderCreated);

    expect(first).not.toHaveBeenCalled();
    expect(latest).toHaveBeenCalledWith(expect.objectContaining({ orderId: 'order-1' }));
  });

  it('from another origin, from another window or in a bad form do nothing', async () => {
    const onEvent = vi.fn();
    const { loaded } = setUp({ onEvent });
    await loaded();

    post(wire.orderCreated, { origin: 'https://evil.test' });
    post(wire.orderCreated, { source: window });
    post({ type: 'ORDER_CREATED', data: {} });
    post('ORDER_CREATED');

    expect(onEvent).not.toHaveBeenCalled();
    expect(status()).toBe('ready');
  });

  it('after unmounting do nothing', async () => {
    const onEvent = vi.fn();
    const { loaded, unmount } = setUp({ onEvent });
    const source = (await loaded()).contentWindow;

    unmount();
    post(wire.orderCreated, { source });

    expect(onEvent).not.toHaveBeenCalled();
  });

  it('open known block explorers over https only', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const { loaded } = setUp();
    await loaded();

    post(wire.explorer('https://basescan.org/tx/0x1'));
    expect(open).toHaveBeenCalledTimes(1);
    expect(open).toHaveBeenCalledWith('https://basescan.org/tx/0x1', '_blank', 'noreferrer');

    for (const url of [
      'http://basescan.org/tx/0x1',
      'https://evil.test/basescan.org/',
      'https://basescan.org@evil.test/',
      'https://basescan.org.evil.test/',
      'https://evilbasescan.org/',
      'javascript:alert(1)//basescan.org/',
    ]) {
      post(wire.explorer(url));
    }
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('leave the explorer to a host that asks for it', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const onExplorerRequested = vi.fn();
    const { loaded } = setUp({ onExplorerRequested });
    await loaded();

    post(wire.explorer('https://example.test/tx'));

    expect(onExplorerRequested).toHaveBeenCalledWith(
      expect.objectContaining({ url: 'https://example.test/tx' }),
    );
    expect(open).not.toHaveBeenCalled();
  });
});

describe('a payer at work', () => {
  it('keeps the frame while an order is open; the new amount applies when it is over', async () => {
    const { update, loaded } = setUp();
    const iframe = await loaded();
    post(wire.orderCreated);

    update({ amount: '200' });
    expect(frame()).toBe(iframe);
    post(wire.transactionSuccess);
    expect(frame()).toBe(iframe);
    post(wire.done);

    expect(frame()).not.toBe(iframe);
    expect(frameQuery().get('amount')).toBe('200');
  });

  it('keeps the frame while it has the focus; the new amount applies when that has left', async () => {
    const { update, loaded } = setUp();
    const iframe = await loaded();
    iframe.focus();
    expect(document.activeElement).toBe(iframe);

    update({ amount: '200' });
    expect(frame()).toBe(iframe);
    iframe.blur();

    await waitFor(() => expect(frameQuery().get('amount')).toBe('200'));
  });

  it('keeps the frame when the address becomes invalid', async () => {
    const onError = vi.fn();
    const { update, loaded } = setUp({ onError });
    const iframe = await loaded();
    post(wire.orderCreated);

    update({ address: 'nonsense', onError });

    expect(frame()).toBe(iframe);
    expect(status()).toBe('ordered');
    expect(onError).not.toHaveBeenCalled();
  });

  it('is overruled by reload()', async () => {
    const ref = createRef<PhoenixCheckoutHandle>();
    const { update, loaded } = setUp({ ref } as never);
    const iframe = await loaded();
    post(wire.orderCreated);
    update({ amount: '200' });

    ref.current?.reload();

    await waitFor(() => expect(frameQuery().get('amount')).toBe('200'));
    expect(ref.current?.frame).toBe(frame());
    expect(ref.current?.frame).not.toBe(iframe);
  });
});

describe('the first token', () => {
  it('is asked for before the browser paints', () => {
    const client = new QueryClient();
    const before = vi.fn();
    function Page() {
      // The host's own layout effect comes after the component's, and before any effect.
      useLayoutEffect(() => before(client.isFetching()), []);
      return (
        <PhoenixCheckout address={ADDRESS} amount="100" tokenUrl={TOKEN_URL} queryClient={client} />
      );
    }

    render(<Page />);

    expect(before.mock.calls[0]).toEqual([1]);
  });
});

describe('the end of a session', () => {
  it.each([
    [wire.cancel, 'cancelled', 'Payment cancelled.'],
    [wire.done, 'done', 'All done.'],
  ])('%o shows how to start again', async (message, name, title) => {
    const { loaded } = setUp();
    const iframe = await loaded();

    post(message);
    expect(status()).toBe(name);
    expect(screen.getByRole('group', { name: title })).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: 'Start again' }));

    await waitFor(() => expect(frame()).not.toBe(iframe));
    expect(status()).toBe('loading');
  });

  it('takes the focus out of the covered frame', async () => {
    const { loaded } = setUp();
    (await loaded()).focus();

    post(wire.cancel);

    expect(document.activeElement).toBe(screen.getByRole('group'));
  });
});

describe('errors', () => {
  it.each([
    [{ address: ADDRESS.replace('5a', '5A') }, 'invalid_address', /wallet address/],
    [{ amount: '1e3' }, 'invalid_amount', /check the amount/],
    [{ amount: 0 }, 'invalid_amount', /check the amount/],
    [{ checkoutUrl: 'http://evil.test' }, 'invalid_checkout_url', /cannot be shown/],
  ])('%o is shown and reported once, and no frame is made', async (props, code, words) => {
    const onError = vi.fn();
    const { update } = setUp({ ...props, onError });

    const alert = await screen.findByRole('alert');
    update({ onError });

    expect(alert.textContent).toMatch(words);
    expect(screen.queryByRole('button')).toBeNull();
    expect(onError).toHaveBeenCalledTimes(1);
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code }));
    expect(frame()).toBeNull();
  });

  it('are over when the values are right', async () => {
    const { update } = setUp({ amount: '' });
    await screen.findByRole('alert');

    update({ amount: '5' });

    await waitFor(() => expect(frameQuery().get('amount')).toBe('5'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('of the token backend can be retried', async () => {
    backend.fails(401);
    const onError = vi.fn();
    setUp({ onError });
    await screen.findByRole('alert');
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'token_unauthorized' }));
    backend.givesTokens();

    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(await findFrame()).toBeDefined();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('a frame that does not load in time is one, until it does', async () => {
    const onError = vi.fn();
    setUp({ loadTimeoutMs: 20, onError });
    const iframe = await findFrame();

    const alert = await screen.findByRole('alert');
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'frame_load_timeout' }));
    expect(alert.textContent).toContain('slow');
    expect(screen.getByRole('link', { name: /new tab/ })).toHaveProperty('href', iframe.src);

    fireEvent.load(iframe);
    expect(status()).toBe('ready');
    expect(frame()).toBe(iframe);
  });

  it('a frame that the page itself blocks is one, though it fires load', async () => {
    const onError = vi.fn();
    setUp({ onError });
    const iframe = await findFrame();
    const violation = Object.assign(new Event('securitypolicyviolation', { bubbles: true }), {
      effectiveDirective: 'frame-src',
      disposition: 'enforce',
      blockedURI: 'https://app-partner.phoenix.market',
    });

    fireEvent(document, violation);
    fireEvent.load(iframe);

    expect(status()).toBe('error');
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'frame_blocked' }));
    expect(onError.mock.calls[0]?.[0].message).toContain('frame-src');
  });

  it('can be shown in another way', async () => {
    setUp({ amount: 'x', error: ({ error }) => <b role="alert">{error.code}</b> });

    expect((await screen.findByRole('alert')).textContent).toBe('invalid_amount');
  });
});

describe('words', () => {
  it('come from labels, single ones too', async () => {
    backend.fails(401);
    setUp({ labels: { retry: 'Noch einmal', errors: { token_unauthorized: 'Bitte anmelden.' } } });

    const alert = await screen.findByRole('alert');

    expect(alert.textContent).toContain('Bitte anmelden.');
    expect(screen.getByRole('button').textContent).toBe('Noch einmal');
  });

  it('tell a screen reader what goes on', async () => {
    const { loaded } = setUp();
    const said = () => screen.getByRole('status').textContent;
    expect(said()).toContain('Loading');

    await loaded();
    expect(said()).toBe('');
    post(wire.transactionSuccess);
    expect(said()).toContain('complete');
  });
});

describe('a backend that answers late', () => {
  it('does not show the old amount meanwhile', async () => {
    let answer = () => {};
    const { update, loaded } = setUp();
    await loaded();
    backend.reply(async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return HttpResponse.json({ access_token: jwt(), expires_in: 3600 });
    });

    update({ amount: '200', tokenUrl: 'http://host.test/api/phoenix/token?for=another' });

    expect(frame()).toBeNull();
    await waitFor(() => expect(backend.requests).toHaveLength(2));
    answer();
    await waitFor(() => expect(frameQuery().get('amount')).toBe('200'));
  });
});
