import { tokenReply, type EndpointReply } from '../../http/endpoint-reply.js';
import { createTokenEndpoint } from './token-endpoint.js';
import type { ManagerOrPick, TokenEndpointOptions } from './token-endpoint-options.js';

/** Both are the endpoint's own: what the URL says, and what `Host` says where a proxy rewrote the URL. */
function ownOrigins(request: Request): string[] {
  const { origin, protocol } = new URL(request.url);
  const host = request.headers.get('Host');
  return host ? [origin, `${protocol}//${host}`] : [origin];
}

/** Ends a wait whose caller has left. Deno's signal aborts after every answer, and it warns of that. */
function signalOf(request: Request): AbortSignal | undefined {
  return 'Deno' in globalThis ? undefined : request.signal;
}

function toResponse({ status, headers, body }: EndpointReply, method: string): Response {
  const empty = method === 'HEAD' || status === 204;
  return new Response(empty ? null : body, { status, headers });
}

/**
 * The endpoint that hands the token to your pages, for everything that speaks `Request` and
 * `Response`: Hono, Next.js, Remix, SvelteKit, Bun, Deno, Cloudflare Workers.
 *
 * `GET` and `HEAD` answer `{access_token, token_type, expires_in, scope}`, with `expires_in` counted
 * down to the moment; other methods 405. A page of another origin gets 403 and no token, unless
 * `allowedOrigins` has it. Without a token the answer is 503 with `Retry-After`. Errors are JSON:
 * `{error, error_description}`, with nothing about the token endpoint behind it.
 *
 * Same origin is: `Sec-Fetch-Site: same-origin`, or an `Origin` that is the origin of the request's
 * URL or `Host` (https where the request came as http, from a proxy that ends TLS).
 *
 * @throws PhoenixError `invalid_config` for a wrong option
 * @example
 * export const GET = createTokenHandler(manager, { authorize: (request) => isLoggedIn(request) });
 */
export function createTokenHandler(
  managerOrPick: ManagerOrPick,
  options: TokenEndpointOptions = {},
): (request: Request) => Promise<Response> {
  const endpoint = createTokenEndpoint(managerOrPick, options);
  return async (request) => {
    const { method, headers } = request;
    const screening = endpoint.screen({
      method,
      origin: headers.get('Origin') ?? undefined,
      header: (name) => headers.get(name) ?? undefined,
      ownOrigins: () => ownOrigins(request),
    });
    if ('reply' in screening) return toResponse(screening.reply, method);
    const body = endpoint.takeWarmBody();
    if (body !== undefined) return toResponse(tokenReply(body, screening.grant), method);
    const reply = await endpoint.reply(screening.grant, () => request, signalOf(request));
    return reply instanceof Response ? reply : toResponse(reply, method);
  };
}
