import { delay, http, HttpResponse, type HttpHandler, type JsonBodyType } from 'msw';
import { fakeTokenReply } from './fake-token.js';

export interface PhoenixTokenHandlerOptions {
  /** Your token endpoint, as MSW takes it: `/api/phoenix/token`, or with `*` for any origin. */
  url: string | RegExp;
  /**
   * What it answers, as JSON; a function is called for each request. Default: a new token of an hour
   * for each, as `fakeTokenReply()`.
   */
  reply?: object | ((request: Request) => object | Promise<object>) | undefined;
  /** The answer's status. 401 and 403 end renewal, 5xx are tried again. Default 200. */
  status?: number | undefined;
  /** The endpoint cannot be reached: the connection breaks. */
  networkError?: boolean | undefined;
  /** How long it takes, in milliseconds; `'infinite'`: it never answers. Default 0. */
  delayMs?: number | 'infinite' | undefined;
  /** Called with each request: to count them, or to look at their headers. */
  onRequest?: ((request: Request) => void) | undefined;
}

/**
 * An MSW handler that answers for your token endpoint.
 *
 * @example
 * const server = setupServer(phoenixTokenHandler({ url: '* /api/phoenix/token' }));
 * server.use(phoenixTokenHandler({ url: '* /api/phoenix/token', status: 401 }));
 */
export function phoenixTokenHandler(options: PhoenixTokenHandlerOptions): HttpHandler {
  const { url, reply = () => fakeTokenReply(), status = 200, delayMs = 0 } = options;
  return http.get(url, async ({ request }) => {
    options.onRequest?.(request);
    if (delayMs) await delay(delayMs);
    if (options.networkError) return HttpResponse.error();
    if (status >= 400 && !options.reply) return new HttpResponse(null, { status });
    const body: unknown = typeof reply === 'function' ? await reply(request) : reply;
    return HttpResponse.json(body as JsonBodyType, { status });
  });
}
