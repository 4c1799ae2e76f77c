import type { PhoenixOrder } from '@phoenix-checkout/core';
import { vi } from 'vitest';
import { fakeOrderReply } from '../src/testing/fake-order.js';

export const ORDER_URL = 'http://host.test/api/phoenix/order';

type Answer = (url: URL) => Response | Promise<Response>;

/** An order as the endpoint answers it, with the backend's own time. */
export const tells = (
  fields: Partial<PhoenixOrder>,
  headers: Record<string, string> = {},
): Answer => {
  return (url) =>
    Response.json(fakeOrderReply({ orderId: url.searchParams.get('order_id') ?? '', ...fields }), {
      headers,
    });
};
export const refuses =
  (status: number, headers: Record<string, string> = {}): Answer =>
  () =>
    new Response(null, { status, headers });

/** An order backend for tests with fake timers, which a real request would wait for in vain. */
export function stubOrderBackend(first: Answer = tells({})) {
  const backend = { answer: first, requests: [] as URL[], aborted: 0 };
  vi.stubGlobal('fetch', async (input: URL, { signal }: { signal: AbortSignal }) => {
    backend.requests.push(input);
    signal.addEventListener('abort', () => (backend.aborted += 1));
    return backend.answer(input);
  });
  return backend;
}
