import { isPhoenixError } from '@phoenix-checkout/core';
import {
  askHost,
  completeResponse,
  createOriginPolicy,
  errorReply,
  isFrameworkSignal,
  retryAfterHeader,
  type HeaderFields,
  type HttpReply,
} from '../../http/index.js';
import { callListener, tolerantWaitUntil } from '../../options/index.js';
import type { TokenManager } from '../manager/index.js';
import {
  checkEndpointOptions,
  type ManagerOrPick,
  type TokenEndpointOptions,
} from './token-endpoint-options.js';
import { tokenBody, tokenReply } from './token-reply.js';
import { WarmBody } from './warm-body.js';

/** The manager whose token a request may have; or what it is answered instead. */
type Judged = { manager: TokenManager } | { reply: HttpReply | Response };

function unauthorized(grant: HeaderFields): HttpReply {
  return errorReply(401, 'unauthorized', 'This request may not have the token.', grant);
}

/** What every runtime's token endpoint does: it decides, and leaves the writing to them. */
export function createTokenEndpoint(managerOrPick: ManagerOrPick, options: TokenEndpointOptions) {
  checkEndpointOptions(managerOrPick, options);
  const { authorize } = options;
  const waitUntil = tolerantWaitUntil(options.waitUntil, (error) =>
    callListener(options.onError, error),
  );
  const pick = typeof managerOrPick === 'function' ? managerOrPick : () => managerOrPick;
  /** The one manager, where no request has to be judged. */
  const sole = typeof managerOrPick === 'function' || authorize ? undefined : managerOrPick;
  const warmBody = new WarmBody(sole, waitUntil);

  function unavailable(error: unknown, retryAfter: number, why: string, grant: HeaderFields) {
    if (!isPhoenixError(error, 'aborted')) callListener(options.onError, error);
    const headers = { ...grant, 'Retry-After': retryAfterHeader(retryAfter, 1) };
    return errorReply(503, 'token_unavailable', why, headers);
  }

  async function mint(manager: TokenManager, grant: HeaderFields, signal?: AbortSignal) {
    try {
      const token = await manager.getToken({ signal, waitUntil });
      return tokenReply(tokenBody(token), grant);
    } catch (error) {
      if (isFrameworkSignal(error)) throw error;
      const { retryInSeconds } = manager.status();
      return unavailable(error, retryInSeconds, 'There is no access token at present.', grant);
    }
  }

  async function judge(request: Request, grant: HeaderFields): Promise<Judged> {
    const answer: unknown = authorize ? await askHost('authorize', () => authorize(request)) : true;
    if (answer instanceof Response) {
      return { reply: await askHost('A response', () => completeResponse(answer, grant)) };
    }
    if (answer === false) return { reply: unauthorized(grant) };
    if (answer !== true) throw new TypeError('authorize must return true, false or a Response.');
    return { manager: await askHost('The pick of a manager', () => pick(request)) };
  }

  return {
    ...createOriginPolicy(options),

    /** The body of the token's reply where nothing has to be asked or waited for. */
    takeWarmBody: () => warmBody.take(),

    /** The token's reply, with the headers that screening granted; or what the host answers instead. */
    async reply(
      grant: HeaderFields,
      getRequest: () => Request,
      signal?: AbortSignal,
    ): Promise<HttpReply | Response> {
      if (sole) return mint(sole, grant, signal);
      let judged: Judged;
      try {
        judged = await judge(getRequest(), grant);
      } catch (error) {
        if (isFrameworkSignal(error)) throw error;
        const why = 'This request could not be checked. Try again.';
        return unavailable(error, 1, why, grant);
      }
      return 'reply' in judged ? judged.reply : mint(judged.manager, grant, signal);
    },
  };
}
