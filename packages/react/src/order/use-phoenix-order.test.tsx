import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { StrictMode, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ORDER_URL } from '../../test-support/order-backend.js';
import { fakeOrderReply } from '../testing/fake-order.js';
import { phoenixOrderHandler } from '../testing/phoenix-order-handler.js';
import { usePhoenixOrder, type UsePhoenixOrderOptions } from './use-phoenix-order.js';

const SETTLE_URL = 'http://host.test/settle';
const server = setupServer(http.get(SETTLE_URL, () => new HttpResponse()));
const requests: Request[] = [];
type Answers = Omit<Parameters<typeof phoenixOrderHandler>[0], 'url'>;
const answers = (how: Answers = {}) =>
  server.use(
    phoenixOrderHandler({ url: ORDER_URL, onRequest: (asked) => requests.push(asked), ...how }),
  );

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
  requests.length = 0;
});
afterAll(() => server.close());

type Options = Partial<UsePhoenixOrderOptions>;

/** Each test has a client of its own, as each page has. */
function setUp(options: Options = {}, client = new QueryClient()) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const hook = renderHook(
    (changes: Options) =>
      usePhoenixOrder({ orderUrl: ORDER_URL, orderId: 'A1', ...options, ...changes }),
    { wrapper, initialProps: {} },
  );
  return { ...hook, client };
}
/** A turn of the network: what was begun would have been answered. */
const settle = () => fetch(SETTLE_URL);

describe('usePhoenixOrder', () => {
  it('tells the order of the backend', async () => {
    answers();
    const { result } = setUp();
    expect(result.current).toMatchObject({ status: 'loading', order: undefined, error: undefined });

    await waitFor(() => expect(result.current.status).toBe('pending'));

    expect(result.current).toMatchObject({ isConfirmed: false, error: undefined });
    expect(result.current.order).toMatchObject({ orderId: 'A1', receiveAmount: '100' });
    expect(requests.map(({ url }) => url)).toEqual([`${ORDER_URL}?order_id=A1`]);
  });

  it('tells that it is confirmed, with the transaction', async () => {
    answers({ reply: fakeOrderReply({ orderId: 'A1', status: 'fulfilled' }) });
    const { result } = setUp();

    await waitFor(() => expect(result.current.isConfirmed).toBe(true));

    expect(result.current.status).toBe('fulfilled');
    expect(result.current.order?.transactionHash).toMatch(/^0x/);
  });

  it('keeps the parameters of the URL, and encodes the id', async () => {
    answers({ reply: fakeOrderReply({ orderId: 'a&b=/c' }) });
    const { result } = setUp({ orderUrl: `${ORDER_URL}?shop=7`, orderId: 'a&b=/c' });

    await waitFor(() => expect(result.current.order).toBeDefined());

    const asked = new URL(requests[0]?.url ?? '');
    expect([...asked.searchParams]).toEqual([
      ['shop', '7'],
      ['order_id', 'a&b=/c'],
    ]);
  });

  it('bypasses HTTP caches and sends what the host wants sent', async () => {
    answers();
    const orderRequest = () => ({ headers: { 'x-csrf': 'abc' }, credentials: 'include' as const });
    const { result } = setUp({ orderRequest });

    await waitFor(() => expect(result.current.order).toBeDefined());

    const [request] = requests;
    expect(request?.cache).toBe('no-store');
    expect(request?.credentials).toBe('include');
    expect(request?.headers.get('x-csrf')).toBe('abc');
  });

  it('asks once for twenty components, StrictMode included, without a provider', async () => {
    answers();
    function Order() {
      const { status } = usePhoenixOrder({ orderUrl: ORDER_URL, orderId: 'without-provider' });
      return <p>{status}</p>;
    }

    render(
      <StrictMode>
        {Array.from({ length: 20 }, (_, index) => (
          <Order key={index} />
        ))}
      </StrictMode>,
    );

    await waitFor(() => expect(screen.getAllByText('pending')).toHaveLength(20));
    expect(requests).toHaveLength(1);
  });

  it("does not take a host's defaults", async () => {
    answers({ status: 401 });
    const client = new QueryClient({
      defaultOptions: { queries: { throwOnError: true, retry: 5, enabled: false } },
    });
    const { result } = setUp({}, client);

    await waitFor(() => expect(result.current.error?.code).toBe('order_unauthorized'));

    expect(requests).toHaveLength(1);
  });

  it('follows another order when the id changes', async () => {
    answers();
    const { result, rerender } = setUp();
    await waitFor(() => expect(result.current.order?.orderId).toBe('A1'));

    rerender({ orderId: 'B2' });
    expect(result.current).toMatchObject({ status: 'loading', order: undefined });

    await waitFor(() => expect(result.current.order?.orderId).toBe('B2'));
  });
});

describe('without a question', () => {
  it.each([undefined, null])('the hook is idle: there is no order yet (%s)', async (orderId) => {
    answers();
    const { result, rerender } = setUp({ orderId });
    await result.current.refresh();
    await settle();

    expect(result.current).toMatchObject({ status: 'idle', error: undefined, isFetching: false });
    expect(requests).toEqual([]);

    rerender({ orderId: 'A1' });
    await waitFor(() => expect(result.current.status).toBe('pending'));
  });

  it('the hook is idle while it is not enabled, and tells what is known already', async () => {
    answers();
    const { result, rerender } = setUp({ enabled: false });
    await settle();
    expect(result.current).toMatchObject({ status: 'idle', error: undefined });
    expect(requests).toEqual([]);

    rerender({ enabled: true });
    await waitFor(() => expect(result.current.status).toBe('pending'));
    rerender({ enabled: false });

    expect(result.current).toMatchObject({ status: 'pending', order: { orderId: 'A1' } });
  });

  it.each([
    ['there is no orderUrl', { orderUrl: undefined }, 'invalid_config'],
    ['orderUrl is no URL', { orderUrl: 'http://' }, 'invalid_config'],
    ['orderId is no string', { orderId: 42 as never }, 'invalid_config'],
    ['orderId is empty', { orderId: '' }, 'order_not_found'],
    ['orderId leads out of a path', { orderId: '..' }, 'order_not_found'],
    ['orderId is longer than any', { orderId: 'a'.repeat(129) }, 'order_not_found'],
  ])('nothing is sent where %s', async (_, options, code) => {
    answers();
    const { result, rerender } = setUp(options);

    await waitFor(() => expect(result.current.error?.code).toBe(code));
    const { error } = result.current;
    rerender({});
    await settle();

    expect(result.current.status).toBe('error');
    expect(result.current.error).toBe(error);
    expect(requests).toEqual([]);
  });
});

describe('a refusal', () => {
  it.each([
    [401, 'order_unauthorized'],
    [403, 'order_unauthorized'],
    [404, 'order_not_found'],
    [400, 'order_unavailable'],
  ])('with status %i is %s, told at once', async (status, code) => {
    answers({ status });
    const { result } = setUp();

    await waitFor(() => expect(result.current.status).toBe('error'));

    expect(result.current.error).toMatchObject({ name: 'PhoenixError', code });
    expect(result.current.error?.message).toBe(`${ORDER_URL}: status ${status}`);
  });

  it.each<[string, object]>([
    ['another order', fakeOrderReply({ orderId: 'B2' })],
    ['no order', { status: 'fulfilled' }],
  ])('%s in its place is invalid_order, and confirms nothing', async (_, reply) => {
    answers({ reply });
    const { result } = setUp();

    await waitFor(() => expect(result.current.error?.code).toBe('invalid_order'));

    expect(result.current).toMatchObject({ order: undefined, isConfirmed: false });
  });

  it('does not hold for another component, which asks anew', async () => {
    answers({ status: 404 });
    const client = new QueryClient();
    const first = setUp({}, client);
    await waitFor(() => expect(first.result.current.error?.code).toBe('order_not_found'));

    answers();
    const second = setUp({}, client);

    await waitFor(() => expect(second.result.current.status).toBe('pending'));
    expect(first.result.current).toMatchObject({ status: 'pending', error: undefined });
  });

  it('of an order that another component asked for does not hold for who turns to it later', async () => {
    answers();
    const client = new QueryClient();
    const { result, rerender } = setUp({}, client);
    await waitFor(() => expect(result.current.status).toBe('pending'));
    answers({ status: 404 });
    const other = setUp({ orderId: 'B2' }, client);
    await waitFor(() => expect(other.result.current.error?.code).toBe('order_not_found'));
    other.unmount();

    answers();
    rerender({ orderId: 'B2' });

    await waitFor(() => expect(result.current.order?.orderId).toBe('B2'));
  });

  it('ends with refresh, which never rejects', async () => {
    answers({ status: 401 });
    const { result } = setUp();
    await waitFor(() => expect(result.current.status).toBe('error'));
    await expect(result.current.refresh()).resolves.toBeUndefined();

    answers();
    await result.current.refresh();

    await waitFor(() => expect(result.current.status).toBe('pending'));
  });
});

describe('what a persister has kept', () => {
  it('is told at once, and asked for once more: a page trusts no storage', async () => {
    answers({ reply: fakeOrderReply({ orderId: 'A1' }) });
    const client = new QueryClient();
    const kept = { ...fakeOrderReply({ orderId: 'A1', status: 'expired' }), raw: undefined };
    client.setQueryData(['phoenix-checkout', 'order', ORDER_URL, 'A1'], kept);

    const { result } = setUp({}, client);
    expect(result.current.status).toBe('expired');

    await waitFor(() => expect(requests).toHaveLength(1));
  });
});

it('renders on a server without a question, and without knowing anything', () => {
  answers();
  function Order({ orderId }: { orderId?: string }) {
    const { status } = usePhoenixOrder({ orderUrl: '/api/phoenix/order', orderId });
    return <p>{status}</p>;
  }

  expect(renderToString(<Order orderId="A1" />)).toBe('<p>loading</p>');
  expect(renderToString(<Order />)).toBe('<p>idle</p>');
  expect(requests).toEqual([]);
});
