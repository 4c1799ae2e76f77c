import type { FaultTable } from './fault-table.js';

/** What goes wrong at the token endpoint. */
export interface TokenFaults {
  /** Waits this many milliseconds before it answers; at most 600 000. */
  delayMs?: number | undefined;
  /**
   * What it answers instead of a token: a status with text (`500`, `503`) or JSON (`429`, with
   * `Retry-After`), a page of HTML, JSON cut in the middle, an empty body, one of Phoenix Wallet's
   * errors, no answer at all (`hang`), or a connection reset (`reset`; over HTTP with
   * `startSandbox` only: `sandbox.fetch` and MSW give a network error, `Response.error()`).
   */
  reply?: FaultTable['token']['reply']['values'][number] | undefined;
  /** `Retry-After` of a 429 or 503, in whole seconds. Default: 5. */
  retryAfterSeconds?: number | undefined;
  /** The lifetime of tokens, in whole seconds. */
  lifetimeSeconds?: number | undefined;
  /** The configured secrets are refused with `invalid_client`, as after a rotation. */
  secretRevoked?: boolean | undefined;
  /** For this number of requests only. Default: until changed. */
  times?: number | undefined;
}

/** What goes wrong when the checkout's page or one of its steps is requested. */
export interface CheckoutFaults {
  /** Waits this many milliseconds before it answers; at most 600 000. */
  delayMs?: number | undefined;
  /** What it answers instead; `reset` as at the token endpoint. */
  reply?: FaultTable['checkout']['reply']['values'][number] | undefined;
  /** For this number of requests only; the page and each of its steps count as one. Default: until changed. */
  times?: number | undefined;
}

/** What goes wrong with payments. */
export interface PaymentFaults {
  /** `failed`: the page sends `PAYMENT_FAILED`. `pending`: the transfer never arrives and the order expires. */
  outcome?: FaultTable['payment']['outcome']['values'][number] | undefined;
  /** For this number of payments only. Default: until changed. */
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
  /** Nothing gets through to the receiver, as if it were down; retries go on. */
  unreachable?: boolean | undefined;
  /** The next so many events only. Default: until changed. */
  times?: number | undefined;
}

/** The faults that are switched on, by what they concern; everything else works. */
export interface SandboxFaults {
  token?: TokenFaults | undefined;
  checkout?: CheckoutFaults | undefined;
  payment?: PaymentFaults | undefined;
  webhook?: WebhookFaults | undefined;
}
