import { cleanup, render, screen } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import type { CheckoutEventType } from '@phoenix-checkout/core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PhoenixCheckout, type PhoenixCheckoutProps } from '../component/phoenix-checkout.js';
import { ADDRESS } from '../../test-support/checkout.js';
import { usePhoenixCheckout } from '../checkout/use-phoenix-checkout.js';
import type { TokenSource } from '../token/index.js';
import { fakeAccessToken, findCheckout, getCheckout } from './index.js';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function show(props: Partial<Omit<PhoenixCheckoutProps, keyof TokenSource>> = {}) {
  return render(
    <PhoenixCheckout
      address={ADDRESS}
      amount="100"
      getToken={() => fakeAccessToken()}
      queryClient={new QueryClient()}
      {...props}
    />,
  );
}
const status = () => document.querySelector('.phoenix-checkout')?.getAttribute('data-status');

describe('a fake checkout', () => {
  it('tells what the component asked Phoenix for', async () => {
    show({ theme: 'dark', shareOn: true, amount: '1.50', checkoutUrl: 'http://localhost:4100/' });

    const { params, frame } = await findCheckout();

    expect(params).toEqual({
      address: ADDRESS,
      amount: '1.5',
      accessToken: expect.stringContaining('fake-signature'),
      theme: 'dark',
      shareOn: true,
      onlyPrivateMatching: false,
      checkoutUrl: 'http://localhost:4100/',
    });
    expect(frame).toBe(document.querySelector('iframe'));
  });

  it('loads when the test says so', async () => {
    show();
    const checkout = await findCheckout();
    expect(status()).toBe('loading');

    checkout.load();

    expect(status()).toBe('ready');
  });

  it.each([
    ['order_created', 'onOrderCreated', 'ordered', { orderId: 'fake-order-1', sendAmount: '100' }],
    ['transaction_success', 'onTransactionSuccess', 'succeeded', { walletAddress: ADDRESS }],
    ['payment_link_created', 'onPaymentLinkCreated', 'ready', { id: 'fake-link-1' }],
    ['explorer_requested', 'onExplorerRequested', 'ready', {}],
    ['cancelled', 'onCancel', 'cancelled', {}],
    ['done', 'onDone', 'done', {}],
    ['failed', 'onFailed', 'failed', {}],
  ] satisfies [CheckoutEventType, keyof PhoenixCheckoutProps, string, object][])(
    'emits %s',
    async (type, callback, after, fields) => {
      const onEvent = vi.fn();
      const own = vi.fn();
      show({ [callback]: own, onEvent });
      const checkout = await findCheckout();
      checkout.load();

      checkout.emit(type);

      expect(own).toHaveBeenCalledTimes(1);
      expect(own).toHaveBeenCalledWith(expect.objectContaining({ type, ...fields }));
      expect(onEvent).toHaveBeenCalledTimes(1);
      expect(status()).toBe(after);
    },
  );

  it('emits every documented field, in the names of the wire', async () => {
    const onEvent = vi.fn();
    show({ onEvent });
    const checkout = await findCheckout();

    checkout.emit('order_created');
    checkout.emit('payment_link_created');

    expect(onEvent.mock.calls[0]?.[0].raw.data).toMatchObject({
      order_id: 'fake-order-1',
      receiving_chain_id: '8453',
      zelle_address: expect.any(String),
    });
    expect(onEvent.mock.calls[1]?.[0]).toMatchObject({
      lifespan: 86_400_000,
      paymentLinkUrl: expect.stringMatching(/^https:/),
    });
  });

  it("gives a payment link the test's own id, which its URL carries", async () => {
    const onPaymentLinkCreated = vi.fn();
    show({ onPaymentLinkCreated });
    const checkout = await findCheckout();

    checkout.emit('payment_link_created', { id: 'link-42' });
    checkout.emit('payment_link_created', { id: undefined });

    expect(onPaymentLinkCreated).toHaveBeenCalledTimes(1);
    expect(onPaymentLinkCreated).toHaveBeenCalledWith(
      expect.objectContaining({
        id: 'link-42',
        paymentLinkUrl: expect.stringContaining('payment_id=link-42'),
      }),
    );
  });

  it('takes fields from the test, and leaves out what is undefined', async () => {
    const onOrderCreated = vi.fn();
    show({ onOrderCreated });
    const checkout = await findCheckout();

    checkout.emit('order_created', { orderId: '42', zelleAddress: undefined });

    const [event] = onOrderCreated.mock.calls[0] ?? [];
    expect(event).toMatchObject({ orderId: '42', buyerAddress: ADDRESS });
    expect(event).not.toHaveProperty('zelleAddress');
  });

  it('posts nonsense, and words of others, which the component ignores', async () => {
    const onEvent = vi.fn();
    show({ onEvent });
    const checkout = await findCheckout();

    checkout.post({ type: 'ORDER_CREATED', data: {} });
    checkout.post('hello');
    checkout.post({ type: 'CANCEL' }, 'https://evil.example');
    expect(onEvent).not.toHaveBeenCalled();

    checkout.post({ type: 'CANCEL' });
    expect(onEvent).toHaveBeenCalledTimes(1);
  });

  it('speaks for a UI of your own', async () => {
    function Own() {
      const {
        status: now,
        src,
        frameKey,
        frameProps,
      } = usePhoenixCheckout({
        address: ADDRESS,
        amount: '5',
        getToken: () => fakeAccessToken(),
        queryClient,
      });
      return (
        <section aria-label={now}>
          {src && <iframe title="Pay" key={frameKey} {...frameProps} />}
        </section>
      );
    }
    const queryClient = new QueryClient();
    render(<Own />);
    const checkout = await findCheckout();

    checkout.load();
    checkout.emit('order_created');

    expect(screen.getByRole('region', { name: 'ordered' })).toBeDefined();
  });

  it('is there at once for a token of a server render', () => {
    show({ initialToken: fakeAccessToken() });

    getCheckout().load();

    expect(status()).toBe('ready');
  });

  it('has a window where the test environment gives frames none', async () => {
    vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockReturnValue(null);
    const onEvent = vi.fn();
    show({ onEvent });
    const checkout = await findCheckout();

    checkout.emit('order_created');
    checkout.emit('done');

    expect(onEvent).toHaveBeenCalledTimes(2);
  });

  it('is told apart from others by where it is', async () => {
    const onEvent = vi.fn();
    const onOther = vi.fn();
    const { container } = show({ onEvent, initialToken: fakeAccessToken() });
    show({ onEvent: onOther, initialToken: fakeAccessToken() });

    expect(() => getCheckout()).toThrow(/2 checkouts.*within/);
    getCheckout({ within: container }).emit('done');

    expect(onEvent).toHaveBeenCalledTimes(1);
    expect(onOther).not.toHaveBeenCalled();
  });
});

describe('without a checkout', () => {
  it('getCheckout says what may be missing', () => {
    render(<iframe title="Other" src="https://example.com/?address=1" />);

    expect(() => getCheckout()).toThrow(
      expect.objectContaining({
        code: 'checkout_not_found',
        message: expect.stringMatching(/token endpoint.*findCheckout/),
      }),
    );
  });

  it('findCheckout waits, then says the same', async () => {
    await expect(findCheckout({ timeoutMs: 30 })).rejects.toThrow('No checkout is shown');
  });

  it('a frame that is gone says what to do', async () => {
    const { unmount } = show();
    const checkout = await findCheckout();

    unmount();

    expect(() => checkout.emit('done')).toThrow(/gone.*getCheckout/);
    expect(() => checkout.load()).toThrow(/gone/);
  });
});

it('React has nothing to complain about, in an environment that acts and in one that does not', async () => {
  const complain = vi.spyOn(console, 'error');
  for (const isAct of [true, false]) {
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', isAct);
    const { unmount } = show({ onEvent: () => {} });

    const checkout = await findCheckout();
    checkout.load();
    checkout.emit('order_created');

    expect(status()).toBe('ordered');
    unmount();
  }
  vi.unstubAllGlobals();

  expect(complain).not.toHaveBeenCalled();
});
