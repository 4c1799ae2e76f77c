import type { Sandbox } from '../src/sandbox/index.js';
import { accessTokenOf, checkoutQuery, send } from './requests.js';

/** A payer who has started a checkout, driven by the requests of its page. */
export async function startPayer(sandbox: Pick<Sandbox, 'fetch'>, query?: string) {
  const address = query ?? checkoutQuery(await accessTokenOf(sandbox), { shareOn: 'true' });
  const { body } = await send(sandbox, '/api/sessions', { query: address });
  const session: string = body.session_id;
  return {
    async order(method: 'bank' | 'zelle' = 'bank'): Promise<string> {
      const reply = await send(sandbox, '/api/orders', { method }, session);
      return reply.body.order.id;
    },
    async pay(orderId: string): Promise<void> {
      await send(sandbox, `/api/orders/${orderId}/transfer`, {}, session);
    },
    async cancel(orderId: string): Promise<void> {
      await send(sandbox, `/api/orders/${orderId}/cancel`, {}, session);
    },
    /** What the page tells its host, and takes down. */
    async tell(message: unknown): Promise<void> {
      await send(sandbox, '/api/messages', { message }, session);
    },
    /** The query of a new payment link. */
    async link(): Promise<string> {
      const reply = await send(
        sandbox,
        '/api/payment-links',
        { page_url: 'http://localhost:4100/' },
        session,
      );
      return new URL(reply.body.url).search;
    },
  };
}
