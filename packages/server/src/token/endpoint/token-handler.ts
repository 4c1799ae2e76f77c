import { readRequestFacts, toResponse } from '../../http/index.js';
import { createTokenEndpoint } from './token-endpoint.js';
import type { ManagerOrPick, TokenEndpointOptions } from './token-endpoint-options.js';
import { tokenReply } from './token-reply.js';

/** Ends a wait whose caller has left. Deno's signal aborts after every answer, and it warns of that. */
function signalOf(request: Request): AbortSignal | undefined {
  return 'Deno' in globalThis ? undefined : request.signal;
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
    const { method } = request;
    const screening = endpoint.screen(readRequestFacts(request));
    if ('reply' in screening) return toResponse(screening.reply, method);
    const body = endpoint.takeWarmBody();
    if (body !== undefined) return toResponse(tokenReply(body, screening.grant), method);
    const reply = await endpoint.reply(screening.grant, () => request, signalOf(request));
    return reply instanceof Response ? reply : toResponse(reply, method);
  };
}
