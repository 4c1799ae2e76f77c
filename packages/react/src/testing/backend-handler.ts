import { delay, http, HttpResponse, type HttpHandler, type JsonBodyType } from 'msw';

/** How an endpoint of yours answers in a test. */
export interface BackendHandlerOptions {
  /** What it answers, as JSON; a function is called for each request. */
  reply?: object | ((request: Request) => object | Promise<object>) | undefined;
  /** The answer's status. Default 200. */
  status?: number | undefined;
  /** The endpoint cannot be reached: the connection breaks. */
  networkError?: boolean | undefined;
  /** How long it takes, in milliseconds; `'infinite'`: it never answers. Default 0. */
  delayMs?: number | 'infinite' | undefined;
  /** Called with each request: to count them, or to look at their headers. */
  onRequest?: ((request: Request) => void) | undefined;
}

/** Answers for an endpoint: with the test's own reply, or with `usualReply` if the test gives none. */
export function backendHandler(
  url: string | RegExp,
  options: BackendHandlerOptions,
  usualReply: (request: Request) => object,
): HttpHandler {
  const { reply = usualReply, status = 200, delayMs = 0 } = options;
  return http.get(url, async ({ request }) => {
    options.onRequest?.(request);
    if (delayMs) await delay(delayMs);
    if (options.networkError) return HttpResponse.error();
    if (status >= 400 && !options.reply) return new HttpResponse(null, { status });
    const body: unknown = typeof reply === 'function' ? await reply(request) : reply;
    return HttpResponse.json(body as JsonBodyType, { status });
  });
}
