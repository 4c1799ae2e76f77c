/** What goes wrong at the token endpoint. */
export interface TokenFaults {
  /** Waits this many milliseconds before it answers; at most 600 000. */
  delayMs?: number | undefined;
  /**
   * What it answers instead of a token: a status with text (`500`, `503`) or JSON (`429`, with
   * `Retry-After`), a page of HTML, JSON cut in the middle, an empty body, one of Phoenix Wallet's
   * errors, nothing for ever (`hang`), or a connection reset (`reset`; over HTTP with
   * `startSandbox` only: `sandbox.fetch` and MSW give a network error, `Response.error()`).
   */
  reply?:
    | 429
    | 500
    | 503
    | 'html'
    | 'bad_json'
    | 'empty'
    | 'invalid_client'
    | 'invalid_scope'
    | 'invalid_grant'
    | 'unauthorized'
    | 'hang'
    | 'reset'
    | undefined;
  /** `Retry-After` of a 429 or 503, in whole seconds. Default: 5. */
  retryAfterSeconds?: number | undefined;
  /** Tokens live this many whole seconds. */
  lifetimeSeconds?: number | undefined;
  /** The right secrets are refused with `invalid_client`, as after a rotation. */
  secretRevoked?: boolean | undefined;
  /** The next so many requests only. Default: until changed. */
  times?: number | undefined;
}

/** What goes wrong when the checkout's page, or a step of it, is asked for. */
export interface CheckoutFaults {
  /** Waits this many milliseconds before it answers; at most 600 000. */
  delayMs?: number | undefined;
  /** What it answers instead; `reset` as at the token endpoint. */
  reply?: 500 | 503 | 'hang' | 'reset' | undefined;
  /** The next so many requests only, the page itself and each of its steps counting as one. Default: until changed. */
  times?: number | undefined;
}

/** What goes wrong with payments. */
export interface PaymentFaults {
  /** `failed`: the page sends `PAYMENT_FAILED`. `pending`: the transfer never arrives and the order expires. */
  outcome?: 'failed' | 'pending' | undefined;
  /** The next so many payments only. Default: until changed. */
  times?: number | undefined;
}

/** What goes wrong with webhooks. */
export interface WebhookFaults {
  /** How many deliveries each event gets; 1 to 100. Default: 1. */
  copies?: number | undefined;
  /** Of each two events the second is delivered first. */
  reordered?: boolean | undefined;
  /** They are signed with another secret. */
  wrongSignature?: boolean | undefined;
  /** The next so many events only. Default: until changed. */
  times?: number | undefined;
}

/** What goes wrong on purpose. What is not named works. */
export interface SandboxFaults {
  token?: TokenFaults | undefined;
  checkout?: CheckoutFaults | undefined;
  payment?: PaymentFaults | undefined;
  webhook?: WebhookFaults | undefined;
}
