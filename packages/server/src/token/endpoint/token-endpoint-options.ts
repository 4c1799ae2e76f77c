import { invalidConfig } from '../../error/index.js';
import { checkOriginOptions, type OriginPolicyOptions } from '../../http/index.js';
import { checkFunction, checkObject } from '../../options/index.js';
import type { TokenManager } from '../manager/index.js';

/** A manager, or a function that picks one by request, for several partners in one process. */
export type ManagerOrPick =
  TokenManager | ((request: Request) => TokenManager | Promise<TokenManager>);

/** The options of `createTokenHandler` and `createNodeTokenListener`. */
export interface TokenEndpointOptions extends OriginPolicyOptions {
  /**
   * Whether this request may have the token: `true`; `false` for 401; or a `Response` of your own.
   * If it throws, or takes longer than about 10 s, the endpoint answers 503. Default: every request may.
   */
  authorize?: ((request: Request) => boolean | Response | Promise<boolean | Response>) | undefined;
  /**
   * The runtime's `waitUntil`, for renewal in the background: Cloudflare Workers, Vercel. Pass it
   * bound, `(work) => ctx.waitUntil(work)`: one that throws is not used, and `onError` hears `invalid_config`.
   */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
  /**
   * Called with the error behind each 503: a failed mint, or what `authorize` or the pick threw; and
   * where `waitUntil` threw.
   */
  onError?: ((error: unknown) => void) | undefined;
}

/** @throws ServerError `invalid_config` */
export function checkEndpointOptions(
  managerOrPick: ManagerOrPick,
  options: TokenEndpointOptions,
): void {
  checkObject('The options', options);
  if (
    typeof managerOrPick !== 'function' &&
    typeof (managerOrPick as Partial<TokenManager> | null)?.getToken !== 'function'
  ) {
    throw invalidConfig('managerOrPick must be a token manager, or a function that picks one.');
  }
  checkOriginOptions(options);
  checkFunction('authorize', options.authorize);
  checkFunction('waitUntil', options.waitUntil);
  checkFunction('onError', options.onError);
}
