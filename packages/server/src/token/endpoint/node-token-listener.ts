import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  noHeaders,
  tokenReply,
  type EndpointReply,
  type HeaderFields,
} from '../../http/endpoint-reply.js';
import { readNodeRequest, readOrigin, toFetchRequest } from '../../http/node-request.js';
import { createTokenEndpoint } from './token-endpoint.js';
import type { ManagerOrPick, TokenEndpointOptions } from './token-endpoint-options.js';

function send(res: ServerResponse, method: string, { status, headers, body }: EndpointReply): void {
  // The caller has left, or somebody else has answered.
  if (res.headersSent || res.destroyed) return;
  const length = status === 204 ? undefined : { 'Content-Length': String(body.length) };
  res.writeHead(status, { ...headers, ...length });
  res.end(method === 'HEAD' ? undefined : body);
}

/** For what a host's `authorize` answers. */
async function sendResponse(res: ServerResponse, method: string, response: Response) {
  const body = Buffer.from(await response.arrayBuffer());
  if (res.headersSent || res.destroyed) return;
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  headers['content-length'] = String(body.length);
  res.writeHead(response.status, headers);
  res.end(method === 'HEAD' ? undefined : body);
}

/** The headers of the token's reply as Node writes them fastest, made once for each body and origin. */
function createTokenHeaders(): (body: string, grant: HeaderFields) => string[] {
  let knownBody = '';
  let knownGrant = noHeaders;
  let flat: string[] = [];
  return (body, grant) => {
    if (body !== knownBody || grant !== knownGrant) {
      knownBody = body;
      knownGrant = grant;
      const length = { 'Content-Length': String(body.length) };
      flat = Object.entries(tokenReply(body, { ...grant, ...length }).headers).flat();
    }
    return flat;
  };
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
  const tokenHeaders = createTokenHeaders();

  async function answer(req: IncomingMessage, res: ServerResponse, grant: HeaderFields) {
    const { method = 'GET' } = req;
    const controller = new AbortController();
    const { signal } = controller;
    res.once('close', () => controller.abort());
    const reply = await endpoint.reply(grant, () => toFetchRequest(req, signal), signal);
    if (reply instanceof Response) await sendResponse(res, method, reply);
    else send(res, method, reply);
  }

  /** What the request is granted; undefined: it has got its answer already. */
  function screen(req: IncomingMessage, res: ServerResponse): HeaderFields | undefined {
    const plain = readOrigin(req) === undefined ? endpoint.grantPlain(req.method) : undefined;
    if (plain) return plain;
    const facts = readNodeRequest(req);
    const screening = endpoint.screen(facts);
    if ('grant' in screening) return screening.grant;
    send(res, facts.method, screening.reply);
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
    if (res.headersSent || res.destroyed) return;
    res.writeHead(200, tokenHeaders(body, grant));
    // As many bytes as characters: Node need not count, nor encode.
    if (req.method === 'HEAD') res.end();
    else res.end(body, 'latin1');
  }

  return (req, res) => {
    try {
      listener(req, res);
    } catch {
      // Of a middleware that replaced writeHead, say. Thrown from here it would end the process.
      res.destroy();
    }
  };
}
