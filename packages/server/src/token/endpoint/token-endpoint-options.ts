import { checkFunction, checkObject, invalidConfig } from '../../option/check-options.js';
import type { TokenManager } from '../manager/token-manager.js';

/** A manager, or a function that picks one by request, for several partners in one process. */
export type ManagerOrPick =
  TokenManager | ((request: Request) => TokenManager | Promise<TokenManager>);

/** The options of `createTokenHandler` and `createNodeTokenListener`. */
export interface TokenEndpointOptions {
  /**
   * The other origins whose pages may have the token, such as `https://shop.example`; or a function
   * that decides. Pages of the endpoint's own origin always may. Default: no other.
   */
  allowedOrigins?: readonly string[] | ((origin: string) => boolean) | undefined;
  /** Lets pages of the allowed origins send cookies along. Default false. */
  allowCredentials?: boolean | undefined;
  /**
   * Whether this request may have the token: `true`; `false` for 401; or a `Response` of your own.
   * If it throws, the endpoint answers 503. Default: every request may.
   */
  authorize?: ((request: Request) => boolean | Response | Promise<boolean | Response>) | undefined;
  /** The runtime's `waitUntil`, for renewal behind a request's back: Cloudflare Workers, Vercel. */
  waitUntil?: ((work: Promise<unknown>) => void) | undefined;
  /** Hears what the endpoint answered 503 to: a failed mint, what `authorize` or the pick threw. */
  onError?: ((error: unknown) => void) | undefined;
}

export function isOrigin(value: unknown): boolean {
  try {
    return typeof value === 'string' && new URL(value).origin === value;
  } catch {
    return false;
  }
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
  const { allowedOrigins, allowCredentials } = options;
  if (
    allowedOrigins !== undefined &&
    typeof allowedOrigins !== 'function' &&
    !(Array.isArray(allowedOrigins) && allowedOrigins.every(isOrigin))
  ) {
    throw invalidConfig(
      "allowedOrigins must be an array of origins such as 'https://shop.example' (no path, no '/' at the end, no '*'), or a function.",
    );
  }
  if (allowCredentials !== undefined && typeof allowCredentials !== 'boolean') {
    throw invalidConfig('allowCredentials must be true or false.');
  }
  checkFunction('authorize', options.authorize);
  checkFunction('waitUntil', options.waitUntil);
  checkFunction('onError', options.onError);
}
