import { readRequestFacts, toResponse } from '../http/index.js';
import type { OrderClient } from './order-client.js';
import { OrderEndpoint, type OrderEndpointOptions } from './order-endpoint.js';

/**
 * The endpoint that tells your pages how their order stands, the backend of `usePhoenixOrder`; for
 * everything that speaks `Request` and `Response`.
 *
 * `GET ?order_id=...` answers a `PhoenixOrder` in JSON, without `raw` and `externalPartnerId`. 404 for
 * an unknown order and for one that `authorize` does not give to this request; 400 without
 * `order_id`; 503 with `Retry-After` where Phoenix does not answer or `authorize` throws; 403 for pages
 * of another origin that `allowedOrigins` does not have.
 *
 * @throws PhoenixError `invalid_config` for a wrong option
 * @example
 * export const GET = createOrderHandler(createOrderClient(), {
 *   authorize: async (request, orderId) => (await cartOf(request))?.orderId === orderId,
 * });
 */
export function createOrderHandler(
  client: OrderClient,
  options: OrderEndpointOptions,
): (request: Request) => Promise<Response> {
  const endpoint = new OrderEndpoint(client, options);
  return async (request) => {
    const screening = endpoint.screen(readRequestFacts(request));
    if ('reply' in screening) return toResponse(screening.reply, request.method);
    const reply = await endpoint.reply(request, screening.grant);
    return reply instanceof Response ? reply : toResponse(reply, request.method);
  };
}
