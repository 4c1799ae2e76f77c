import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendReply } from '../../http/node/index.js';
import type { BodyConsumer } from '../raw-body-lost.js';
import { BODY_LIMIT_BYTES, collectBody, toWebhookBody, type WebhookBody } from '../webhook-body.js';
import type { WebhookHandlerOptions } from '../webhook-handler-options.js';
import { headerReader } from '../webhook-headers.js';
import { WebhookReceiver } from '../webhook-receiver.js';

/** What body parsers and frameworks add to a request. */
interface ParsedRequest extends IncomingMessage {
  body?: unknown;
  /** The bytes as they came, which some parsers keep: Cloud Functions, NestJS, koa-bodyparser. */
  rawBody?: unknown;
  /** Express. */
  app?: unknown;
  /** Next.js, in `pages/api`. */
  cookies?: unknown;
  query?: unknown;
}

function consumerOf({ app, cookies, query }: ParsedRequest): BodyConsumer | undefined {
  if (typeof app === 'function') return 'express';
  return cookies && query ? 'next' : undefined;
}

/** Bytes and text come from a parser that leaves them as they were. */
function isRaw(body: unknown): boolean {
  return typeof body === 'string' || body instanceof Uint8Array;
}

async function readBody(req: ParsedRequest): Promise<WebhookBody> {
  const { rawBody, body } = req;
  if (isRaw(rawBody)) return toWebhookBody(rawBody);
  if (isRaw(body)) return toWebhookBody(body);
  // Before what a parser says: Express 4 gives `{}` for what its parsers passed by.
  if (!req.readableDidRead && !req.readableEnded) {
    const announced = Number(req.headers['content-length'] ?? 0);
    if (announced > BODY_LIMIT_BYTES) return { form: 'too_long' };
    // A request that is destroyed could not be answered.
    return collectBody(req.iterator({ destroyOnReturn: false }));
  }
  return toWebhookBody(body, consumerOf(req));
}

/**
 * `createWebhookHandler` for Node's own `http` and everything built on it: Express, Connect, Fastify
 * (`reply.hijack()`, then `listener(request.raw, reply.raw)`), Koa (`ctx.respond = false`, then
 * `listener(ctx.req, ctx.res)`), Next.js in `pages/api`. Same options, same answers.
 *
 * Mount it before body parsers: the signature is made of the raw bytes. Behind `express.raw()`, or
 * where a parser keeps `req.rawBody`, it uses those; behind `express.json()` the JSON is serialised
 * again, and where that does not match, `raw_body_lost` says what to change.
 *
 * @throws PhoenixError `invalid_config` for a wrong option, and where there is no secret
 * @example
 * app.post('/api/phoenix/webhook', createNodeWebhookListener({ clientSecret, onOrderFulfilled }));
 */
export function createNodeWebhookListener(
  options: WebhookHandlerOptions,
): (req: IncomingMessage, res: ServerResponse) => void {
  const receiver = new WebhookReceiver(options);

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const { method = 'GET' } = req;
    const reply = await receiver.receive({
      method,
      readHeader: headerReader(req.headers),
      readBody: () => readBody(req),
    });
    // Refused unread: the rest of the body is not wanted on this connection.
    if (!req.readableEnded && req.httpVersionMajor === 1) res.shouldKeepAlive = false;
    sendReply(res, method, reply);
  }

  return (req, res) => {
    answer(req, res).catch(() => res.destroy());
  };
}
