import { findWarmToken, type TokenManager } from '../manager/index.js';
import type { TokenEndpointOptions } from './token-endpoint-options.js';
import { tokenBody } from './token-reply.js';

type WaitUntil = TokenEndpointOptions['waitUntil'];

/** The body of the reply for a token in hand, written once for each second of its life. */
export class WarmBody {
  readonly #waitUntil: WaitUntil;
  readonly #takeWarm: ReturnType<typeof findWarmToken>;
  #token: object | undefined;
  #body = '';

  /** @param manager undefined: there is none whose token every request may have */
  constructor(manager: TokenManager | undefined, waitUntil: WaitUntil) {
    this.#waitUntil = waitUntil;
    this.#takeWarm = manager && findWarmToken(manager);
  }

  /** Undefined: the token has to be waited for. */
  take(): string | undefined {
    const warm = this.#takeWarm?.(this.#waitUntil);
    if (!warm) return undefined;
    if (warm !== this.#token) {
      this.#token = warm;
      this.#body = tokenBody(warm);
    }
    return this.#body;
  }
}
