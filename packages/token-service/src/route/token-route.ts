import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage, RequestListener } from 'node:http';
import { isPhoenixError } from '@phoenix-checkout/core';
import type { TokenEndpointOptions, TokenManager } from '@phoenix-checkout/server';
import { createNodeTokenListener } from '@phoenix-checkout/server/node';
import type { ServiceLog } from '../log/index.js';
import { serviceNumbers, settings } from '../settings/index.js';
import { bringsApiKey } from './api-keys.js';
import { addressGroup } from './address-group.js';
import { clientAddress, type ClientAddressOptions } from './client-address.js';
import { allowedHostsOf, namesAllowedHost, type HostRuleOptions } from './host-rule.js';
import { createRateLimit } from './rate-limit.js';
import { errorReply, sendReply, toResponse, type ServiceReply } from './service-reply.js';

/** Who may have the token. */
export interface TokenRouteOptions
  extends
    Omit<HostRuleOptions, 'apiKeys'>,
    ClientAddressOptions,
    Pick<TokenEndpointOptions, 'allowedOrigins' | 'allowCredentials'> {
  /**
   * Keys, one of which callers of `/token` must send as `Authorization: Bearer` or `X-API-Key`; a
   * function gives the current ones. Default: no key is needed.
   */
  apiKeys?: readonly string[] | (() => readonly string[] | Promise<readonly string[]>) | undefined;
  /**
   * Requests of `/token` a minute from one address (IPv6: from one /64); 0: no limit. Counted in
   * this process. Default 0.
   */
  rateLimit?: number | undefined;
}

function tooManyRequests(seconds: number): Response {
  const retryAfter = { 'Retry-After': String(seconds) };
  const description = `Too many requests. Try again in ${seconds} s.`;
  return toResponse(errorReply(429, 'rate_limited', description, retryAfter));
}

function unauthorized(): Response {
  const challenge = { 'WWW-Authenticate': 'Bearer realm="phoenix token service"' };
  return toResponse(errorReply(401, 'unauthorized', 'Send an API key of this service.', challenge));
}

function forbiddenHost(): ServiceReply {
  return errorReply(
    403,
    'forbidden_host',
    `The token is not served under this host name. To allow it, add it to ${settings.allowedHosts.env} (the option allowedHosts).`,
  );
}

/** Not its message: a host's own function may put anything there. */
function errorNameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** The token endpoint, for callers that bring a key and keep to the rate limit. */
export function createTokenRoute(
  manager: TokenManager,
  log: ServiceLog,
  options: TokenRouteOptions,
): RequestListener {
  const { apiKeys, rateLimit = serviceNumbers.rateLimit.fallback } = options;
  const limit = rateLimit > 0 ? createRateLimit(rateLimit) : undefined;
  // Limited by address, which a `Request` does not have.
  const caller = new AsyncLocalStorage<IncomingMessage>();

  async function authorize(request: Request): Promise<true | Response> {
    const req = caller.getStore();
    if (limit && req) {
      // Before the key is looked at: guesses count too.
      const seconds = await limit.take(addressGroup(clientAddress(req, options)));
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
      // A failed mint is logged as an event, once and not for each caller.
      if (!isPhoenixError(error)) {
        log.error(
          { error: errorNameOf(error) },
          'a request could not be checked and was answered 503',
        );
      }
    },
  });
  const guarded: RequestListener = isGuarded
    ? (req, res) => caller.run(req, () => listener(req, res))
    : listener;
  const hosts = allowedHostsOf(options);
  if (!hosts) return guarded;
  return (req, res) => {
    if (namesAllowedHost(req, hosts)) guarded(req, res);
    else sendReply(req, res, forbiddenHost());
  };
}
