import { isPhoenixError } from '@phoenix-checkout/core';
import {
  errorReply,
  tokenBody,
  tokenReply,
  type EndpointReply,
  type HeaderFields,
} from '../../http/endpoint-reply.js';
import { createOriginPolicy } from '../../http/origin-policy.js';
import {
  checkEndpointOptions,
  type ManagerOrPick,
  type TokenEndpointOptions,
} from './token-endpoint-options.js';
import type { TokenManager } from '../manager/token-manager.js';
import { tellListener } from '../../event/tell-listener.js';
import { findWarmToken } from '../manager/warm-token.js';

const unavailable = 'token_unavailable';

/** Adds to a host's own response what its reader needs: CORS, and that nobody keeps it. */
function complete(response: Response, grant: HeaderFields): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of Object.entries(grant)) {
    if (name === 'Vary') headers.append(name, value);
    else headers.set(name, value);
  }
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

/** What every runtime's token endpoint does: it decides, and leaves the writing to them. */
export function createTokenEndpoint(managerOrPick: ManagerOrPick, options: TokenEndpointOptions) {
  checkEndpointOptions(managerOrPick, options);
  const { authorize, waitUntil } = options;
  const pick = typeof managerOrPick === 'function' ? managerOrPick : () => managerOrPick;
  const sole = typeof managerOrPick === 'function' || authorize ? undefined : managerOrPick;

  function refuse(error: unknown, retryAfter: number, why: string, grant: HeaderFields) {
    if (!isPhoenixError(error, 'aborted')) tellListener(options.onError, error);
    const seconds = String(Math.min(Math.max(retryAfter, 1), 300));
    return errorReply(503, unavailable, why, { ...grant, 'Retry-After': seconds });
  }

  async function permit(request: Request): Promise<true | EndpointReply | Response> {
    const answer: unknown = authorize ? await authorize(request) : true;
    if (answer === true || answer instanceof Response) return answer;
    if (answer === false)
      return errorReply(401, 'unauthorized', 'This request may not have the token.');
    throw new TypeError('authorize must return true, false or a Response.');
  }

  async function mint(manager: TokenManager, grant: HeaderFields, signal?: AbortSignal) {
    try {
      const token = await manager.getToken({ signal, waitUntil });
      return tokenReply(tokenBody(token), grant);
    } catch (error) {
      const { retryInSeconds } = manager.status();
      return refuse(error, retryInSeconds, 'There is no access token at present.', grant);
    }
  }

  return {
    ...createOriginPolicy(options),

    /** The body of the token's reply where nothing has to be asked or waited for. */
    takeWarmBody: createWarmBody(sole, waitUntil),

    /** The token's reply, with the headers that screening granted; or what the host answers instead. */
    async reply(
      grant: HeaderFields,
      getRequest: () => Request,
      signal?: AbortSignal,
    ): Promise<EndpointReply | Response> {
      if (sole) return mint(sole, grant, signal);
      let manager: TokenManager;
      try {
        const request = getRequest();
        const permitted = await permit(request);
        if (permitted instanceof Response) return complete(permitted, grant);
        if (permitted !== true) {
          return { ...permitted, headers: { ...permitted.headers, ...grant } };
        }
        manager = await pick(request);
      } catch (error) {
        return refuse(error, 1, 'It could not be decided whether to give the token.', grant);
      }
      return mint(manager, grant, signal);
    },
  };
}

/** Writes the same token's reply once for each second of its life. */
function createWarmBody(
  manager: TokenManager | undefined,
  waitUntil: TokenEndpointOptions['waitUntil'],
) {
  const takeWarm = manager && findWarmToken(manager);
  let token: object | undefined;
  let body = '';
  return (): string | undefined => {
    const warm = takeWarm?.(waitUntil);
    if (!warm) return undefined;
    if (warm !== token) {
      token = warm;
      body = tokenBody(warm);
    }
    return body;
  };
}
