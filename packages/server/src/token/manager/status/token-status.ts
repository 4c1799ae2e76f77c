import type { ServerErrorCode } from '../../../error/index.js';

/** A manager's state, for health pages: it holds no secret, no token and no scope. */
export type TokenStatus = TokenStatusCounts &
  (
    | {
        /** `empty`: never had a token; `expired`: had one; `rejected`: it was invalidated. */
        status: 'empty' | 'expired' | 'rejected';
      }
    | {
        status: 'valid';
        /** Milliseconds since the epoch, on this machine's clock. */
        expiresAt: number;
        expiresInSeconds: number;
        lifetimeSeconds: number;
        /** 0: renewal is due, or under way. */
        renewsInSeconds: number;
      }
  );

/** The part of {@link TokenStatus} that is always there. */
export interface TokenStatusCounts {
  /** The provider's name. */
  provider: string;
  /** True between `start` and `stop`. */
  started: boolean;
  /** True while a token is being asked for. */
  minting: boolean;
  /** Tokens that the endpoint has granted to this manager. */
  mints: number;
  /** Calls of the endpoint that failed. */
  failures: number;
  /**
   * How long a caller without a token gets the last error without the endpoint being asked, in seconds.
   * Renewals in the background may try sooner: see `renewalRetryInSeconds` of the event `mint_failed`.
   */
  retryInSeconds: number;
  /** The last failure, also after a later success. */
  lastError?: { code: ServerErrorCode; message: string; at: number };
  /** Milliseconds since the epoch. */
  lastMintedAt?: number;
}
