import type { MintedToken } from './minted-token.js';

/** What {@link TokenProvider.requestToken} is called with. */
export interface RequestTokenOptions {
  /** The client secret to use, from {@link TokenProvider.readSecret}. */
  secret: string;
  /** Ends the request; it then fails with `aborted`. */
  signal?: AbortSignal | undefined;
  /** An upper bound for this request, in milliseconds; the provider's own bound may be lower. */
  timeoutMs?: number | undefined;
}

/**
 * Speaks to one token endpoint for one client. `phoenixMarket` and `phoenixWallet` make them; a
 * test or another endpoint of the same kind may bring its own.
 */
export interface TokenProvider {
  /** For events and health pages, such as `phoenix-market`. */
  readonly name: string;
  /** How early a token is renewed where the manager is not told otherwise, in seconds. */
  readonly refreshBufferSeconds: number;
  /** How long one request may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Tells this client's tokens apart in a store that several share: endpoint, client, scopes. No secret. */
  identity(): string | Promise<string>;
  /** The current client secret; a secret function is asked anew each time. Throws `secret_unavailable`. */
  readSecret(): Promise<string>;
  /**
   * Asks the endpoint for a token, once.
   *
   * @throws ServerError the endpoint's own word (`invalid_client` `invalid_scope` `invalid_grant`
   *   `unauthorized`), `upstream_unavailable` `upstream_timeout` `upstream_rate_limited`
   *   `upstream_invalid_response` or `aborted`; where id or scopes come from a function,
   *   `secret_unavailable` and `invalid_config` too. Of anything else that is thrown the manager makes
   *   `upstream_unavailable`
   */
  requestToken(options: RequestTokenOptions): Promise<MintedToken>;
}
