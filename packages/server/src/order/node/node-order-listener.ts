import type { IncomingMessage, ServerResponse } from 'node:http';
import { readNodeRequest, sendReply, sendResponse, toFetchRequest } from '../../http/node/index.js';
import type { OrderClient } from '../order-client.js';
import { OrderEndpoint, type OrderEndpointOptions } from '../order-endpoint.js';

/**
 * `createOrderHandler` for Node's own `http` and everything built on it: Express, Connect, Fastify
 * (`reply.hijack()`, then `listener(request.raw, reply.raw)`), Koa (`ctx.respond = false`, then
 * `listener(ctx.req, ctx.res)`). Same options, same answers.
 *
 * @throws PhoenixError `invalid_config` for a wrong option
 * @example
 * app.get('/api/phoenix/order', createNodeOrderListener(createOrderClient(), { authorize }));
 */
export function createNodeOrderListener(
  client: OrderClient,
  options: OrderEndpointOptions,
): (req: IncomingMessage, res: ServerResponse) => void {
  const endpoint = new OrderEndpoint(client, options);

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { method = 'GET' } = req;
    const screening = endpoint.screen(readNodeRequest(req));
    if ('reply' in screening) {
      sendReply(res, method, screening.reply);
      return;
    }
    const controller = new AbortController();
    res.once('close', () => controller.abort());
    const request = toFetchRequest(req, controller.signal);
    const reply = await endpoint.reply(request, screening.grant);
    if (reply instanceof Response) await sendResponse(res, method, reply);
    else sendReply(res, method, reply);
  }

  return (req, res) => {
    answer(req, res).catch(() => res.destroy());
  };
}
