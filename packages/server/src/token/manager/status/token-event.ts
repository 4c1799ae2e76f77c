import type { ServerError } from '../../../error/index.js';

/** What happens to a manager's token; for logs and metrics. No event holds a secret or a token. */
export type TokenEvent =
  | {
      type: 'token_minted';
      /** The provider's name. */
      provider: string;
      /** What the token endpoint took, in milliseconds. */
      durationMs: number;
      lifetimeSeconds: number;
      /** True: the endpoint handed out the same token as before. */
      repeated: boolean;
    }
  | {
      type: 'mint_failed';
      provider: string;
      durationMs: number;
      error: ServerError;
      /**
       * When a renewal in the background tries again, in seconds. A caller without a token may have to wait
       * longer: see `status().retryInSeconds`.
       */
      renewalRetryInSeconds: number;
      /** How long the token in hand is still good, in seconds; 0: there is none. */
      expiresInSeconds: number;
    }
  /** Another manager with the same store had minted. */
  | { type: 'token_adopted'; provider: string; expiresInSeconds: number }
  | { type: 'token_invalidated'; provider: string }
  /** The store failed or hung; this manager goes on without it. */
  | { type: 'store_failed'; provider: string; operation: StoreOperation; error: ServerError };

/** The store's calls, as {@link TokenEvent} names them. */
export type StoreOperation = 'read' | 'acquire' | 'write' | 'release';
