import { endpointName, type BackendRequest } from '../../backend/index.js';
import type { TokenInput } from './token-input.js';

/** How the request to `tokenUrl` is made. */
export interface TokenRequest extends BackendRequest {}

export type GetToken = (context: { signal: AbortSignal }) => Promise<TokenInput> | TokenInput;

/** Your backend's endpoint. Without `tokenUrl` the one of a `PhoenixProvider` above counts. */
export interface TokenUrlSource {
  /**
   * Your backend's endpoint, such as `/api/phoenix/token`. Answers `{access_token, expires_in?}` to
   * a GET.
   */
  tokenUrl?: string | URL | undefined;
  /** Headers and credentials for `tokenUrl`; a function is called for each request. */
  tokenRequest?: TokenRequest | (() => TokenRequest | Promise<TokenRequest>) | undefined;
  getToken?: undefined;
  tokenKey?: undefined;
}

/** A function of yours that fetches a token. */
export interface GetTokenSource {
  /**
   * Fetches a token in your own way, instead of `tokenUrl`. The `status` of an error, or of its
   * `response`, is judged as a reply's: 401, 403 and most other 4xx end renewal, all else is tried
   * again. What is not settled in 30 seconds has failed.
   */
  getToken?: GetToken | undefined;
  /** Identity of `getToken`'s tokens in the cache. Default `'default'`: two functions want two keys. */
  tokenKey?: string | undefined;
  tokenUrl?: undefined;
  tokenRequest?: undefined;
}

/** Where access tokens come from: a URL of your backend, or a function of yours; one or the other. */
export type TokenSource = TokenUrlSource | GetTokenSource;

/** The source by the name that people know. */
export const nameOf = ({ getToken, tokenUrl }: TokenSource): string =>
  getToken ? 'getToken' : endpointName(tokenUrl);
