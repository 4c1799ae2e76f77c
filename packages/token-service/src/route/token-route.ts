import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isPhoenixError } from '@phoenix-checkout/core';
import { createNodeTokenListener } from '@phoenix-checkout/server/node';
import type { TokenManager } from '@phoenix-checkout/server';
import { bringsApiKey } from './api-keys.js';
import { addressGroup, clientAddress } from './client-address.js';
import { createRateLimit } from './rate-limit.js';
import type { ServiceLog } from '../log/service-log.js';
import type { TokenServiceOptions } from '../service/service-options.js';

function tooManyRequests(seconds: number): Response {
  return Response.json(
    { error: 'rate_limited', error_description: `Ask again in ${seconds} s.` },
    { status: 429, headers: { 'Retry-After': String(seconds) } },
  );
}

function unauthorized(): Response {
  return Response.json(
    { error: 'unauthorized', error_description: 'Send an API key of this service.' },
    { status: 401, headers: { 'WWW-Authenticate': 'Bearer realm="phoenix token service"' } },
  );
}

/** The token endpoint, for those who bring a key and do not come too often. */
export function createTokenRoute(
  manager: TokenManager,
  log: ServiceLog,
  options: TokenServiceOptions,
): (req: IncomingMessage, res: ServerResponse) => void {
  const { apiKeys, rateLimit = 0, trustedProxies = 0 } = options;
  const limit = rateLimit > 0 ? createRateLimit(rateLimit) : undefined;
  // Judged by address, which a `Request` does not have.
  const caller = new AsyncLocalStorage<IncomingMessage>();

  async function authorize(request: Request): Promise<true | Response> {
    const req = caller.getStore();
    if (limit && req) {
      // Before the key is looked at: guesses count too.
      const seconds = await limit.take(addressGroup(clientAddress(req, trustedProxies)));
      if (seconds > 0) return tooManyRequests(seconds);
    }
    if (apiKeys === undefined) return true;
    const keys = typeof apiKeys === 'function' ? await apiKeys() : apiKeys;
    return bringsApiKey(request, keys) || unauthorized();
  }

  const isGuarded = limit !== undefined || apiKeys !== undefined;
  const listener = createNodeTokenListener(manager, {
    allowedOrigins: options.allowedOrigins,
    allowCredentials: options.allowCredentials,
    authorize: isGuarded ? authorize : undefined,
    onError(error) {
      // A mint's failure was told as an event, once and not for each caller.
      if (!isPhoenixError(error)) log.error({ error: nameOf(error) }, 'a request was not judged');
    },
  });
  return isGuarded ? (req, res) => caller.run(req, () => listener(req, res)) : listener;
}

/** Not its message: a host's own function may put anything there. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
