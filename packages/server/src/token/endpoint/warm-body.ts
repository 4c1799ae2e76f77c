import { findWarmToken, type Caller, type TokenManager } from '../manager/index.js';
import { tokenBody } from './token-reply.js';

/** The body of the reply for a token in hand, written once for each second of its life. */
export class WarmBody {
  readonly #caller: Caller;
  readonly #warm: ReturnType<typeof findWarmToken>;
  #token: object | undefined;
  #body = '';

  /** @param manager undefined: there is none whose token every request may have */
  constructor(manager: TokenManager | undefined, waitUntil: Caller['waitUntil']) {
    this.#caller = { waitUntil };
    this.#warm = manager && findWarmToken(manager);
  }

  /** Undefined: the token has to be waited for. */
  take(): string | undefined {
    const warm = this.#warm?.take(this.#caller);
    if (!warm) return undefined;
    if (warm !== this.#token) {
      this.#token = warm;
      this.#body = tokenBody(warm);
    }
    return this.#body;
  }
}
