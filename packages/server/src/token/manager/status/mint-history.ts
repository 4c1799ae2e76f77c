import type { ServerError } from '../../../error/index.js';
import type { TokenStatusCounts } from './token-status.js';

type History = Pick<TokenStatusCounts, 'mints' | 'failures' | 'lastError' | 'lastMintedAt'>;

/** What this manager's requests have come to, for health pages. Times are on the wall clock. */
export class MintHistory {
  #mints = 0;
  #failures = 0;
  #lastMintedAt: number | undefined;
  #lastError: TokenStatusCounts['lastError'];

  recordMint(at: number): void {
    this.#mints += 1;
    this.#lastMintedAt = at;
  }

  recordFailure({ code, message }: ServerError, at: number): void {
    this.#failures += 1;
    this.#lastError = { code, message, at };
  }

  read(): History {
    return {
      mints: this.#mints,
      failures: this.#failures,
      ...(this.#lastError && { lastError: this.#lastError }),
      ...(this.#lastMintedAt !== undefined && { lastMintedAt: this.#lastMintedAt }),
    };
  }
}
