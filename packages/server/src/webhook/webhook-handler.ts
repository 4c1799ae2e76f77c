import { toResponse } from '../http/index.js';
import { readRequestBody } from './webhook-body.js';
import type { WebhookHandlerOptions } from './webhook-handler-options.js';
import { WebhookReceiver } from './webhook-receiver.js';

/**
 * The endpoint that Phoenix's webhooks are posted to, for everything that speaks `Request` and
 * `Response`: Hono, Next.js, Remix, SvelteKit, Bun, Deno, Cloudflare Workers.
 *
 * A delivery is verified (headers first, then the body), read, claimed by its event's id, given to
 * your callbacks, and acknowledged with 200 `{success: true}` **after they have succeeded**. One that
 * throws: 500, and the next delivery is handled. `retryLater()`: 503 with `Retry-After`. An event that
 * was handled before: 200; one that another process is at: 503 with `Retry-After`.
 *
 * **At least once**: a process may die, or the store be down, between your effect and its record. For
 * exactly once record `event.id` in the transaction of the effect, under a unique constraint.
 *
 * Answers 401 (`invalid_signature` `stale_webhook` `raw_body_lost`), 400 (`invalid_webhook`), 405, 413
 * (above 1 MiB); errors are JSON, `{error, error_description}`.
 *
 * @throws PhoenixError `invalid_config` for a wrong option, and where there is no secret
 * @see PROTOCOL, "Webhooks"
 * @example
 * export const POST = createWebhookHandler({
 *   clientSecret: () => process.env.PHOENIX_CLIENT_SECRET,
 *   seen: redisSeenStore(redis),
 *   async onOrderFulfilled({ order, id }) {
 *     await ship(order.orderId, { eventId: id });
 *   },
 * });
 */
export function createWebhookHandler(
  options: WebhookHandlerOptions,
): (request: Request) => Promise<Response> {
  const receiver = new WebhookReceiver(options);
  return async (request) => {
    const { method, headers } = request;
    const reply = await receiver.receive({
      method,
      readHeader: (name) => headers.get(name) ?? undefined,
      readBody: () => readRequestBody(request),
    });
    return toResponse(reply, method);
  };
}
