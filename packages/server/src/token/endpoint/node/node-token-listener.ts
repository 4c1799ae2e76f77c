import type { IncomingMessage, ServerResponse } from 'node:http';
import { noHeaders, type HeaderFields } from '../../../http/index.js';
import {
  isAnswered,
  readNodeRequest,
  readOrigin,
  sendReply,
  sendResponse,
  toFetchRequest,
} from '../../../http/node/index.js';
import { createTokenEndpoint } from '../token-endpoint.js';
import type { ManagerOrPick, TokenEndpointOptions } from '../token-endpoint-options.js';
import { tokenReply } from '../token-reply.js';

/** The headers of the token's reply as Node writes them fastest, made once for each body and origin. */
class FlatHeaders {
  #body = '';
  #grant = noHeaders;
  #flat: string[] = [];

  of(body: string, grant: HeaderFields): string[] {
    if (body !== this.#body || grant !== this.#grant) {
      this.#body = body;
      this.#grant = grant;
      const length = { 'Content-Length': String(body.length) };
      this.#flat = Object.entries(tokenReply(body, { ...grant, ...length }).headers).flat();
    }
    return this.#flat;
  }
}

/**
 * `createTokenHandler` for Node's own `http` and everything built on it: Express, Connect, Fastify
 * (`reply.hijack()`, then `listener(request.raw, reply.raw)`), Koa (`ctx.respond = false`, then
 * `listener(ctx.req, ctx.res)`). Same options, same answers.
 *
 * A request for a token in hand is answered at once, without a promise or a `Request`; those are
 * made only for `authorize` and for picking a manager.
 *
 * @throws PhoenixError `invalid_config` for a wrong option
 * @example
 * app.use('/api/phoenix/token', createNodeTokenListener(manager));
 */
export function createNodeTokenListener(
  managerOrPick: ManagerOrPick,
  options: TokenEndpointOptions = {},
): (req: IncomingMessage, res: ServerResponse) => void {
  const endpoint = createTokenEndpoint(managerOrPick, options);
  const tokenHeaders = new FlatHeaders();

  async function answer(req: IncomingMessage, res: ServerResponse, grant: HeaderFields) {
    const { method = 'GET' } = req;
    const controller = new AbortController();
    const { signal } = controller;
    res.once('close', () => controller.abort());
    const reply = await endpoint.reply(grant, () => toFetchRequest(req, signal), signal);
    if (reply instanceof Response) await sendResponse(res, method, reply);
    else sendReply(res, method, reply);
  }

  /** What the request is granted; undefined: it has got its answer already. */
  function screen(req: IncomingMessage, res: ServerResponse): HeaderFields | undefined {
    const plain = readOrigin(req) === undefined ? endpoint.grantPlain(req.method) : undefined;
    if (plain) return plain;
    const facts = readNodeRequest(req);
    const screening = endpoint.screen(facts);
    if ('grant' in screening) return screening.grant;
    sendReply(res, facts.method, screening.reply);
    return undefined;
  }

  function listener(req: IncomingMessage, res: ServerResponse): void {
    const grant = screen(req, res);
    if (!grant) return;
    const body = endpoint.takeWarmBody();
    if (body === undefined) {
      answer(req, res, grant).catch(() => res.destroy());
      return;
    }
    if (isAnswered(res)) return;
    res.writeHead(200, tokenHeaders.of(body, grant));
    // As many bytes as characters: Node need not count, nor encode.
    if (req.method === 'HEAD') res.end();
    else res.end(body, 'latin1');
  }

  return (req, res) => {
    try {
      listener(req, res);
    } catch {
      // A middleware may have replaced writeHead, say. Thrown from here it would end the process.
      res.destroy();
    }
  };
}
