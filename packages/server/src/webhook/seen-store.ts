/** What a {@link SeenStore} answers to somebody who wants to handle an event. */
export type ClaimAnswer =
  /** It is yours until the lease ends. `token` proves that it is. */
  | { state: 'claimed'; token: string }
  /** Somebody is handling it. */
  | { state: 'busy'; retryAfterMs: number }
  /** It was handled. */
  | { state: 'done'; externalPartnerId?: string | undefined };

/**
 * How long after its lease a claim may still be completed, in milliseconds, unless another claimed it
 * since: for whoever writes a {@link SeenStore}.
 */
export const LATE_COMPLETION_MS = 600_000;

/**
 * Remembers which events were handled, and who is handling which. An event is claimed for a while,
 * then completed or released; a claim whose lease is over may be taken by another.
 *
 * A call may take about 500 ms (up to 2 s while this process is busy); one that fails or takes longer is
 * `store_unavailable`, and the event is handled all the same. A token that is no longer the claim's changes nothing. Run `seenStoreContract` of
 * `@phoenix-checkout/server/store-contract` against one of your own.
 */
export interface SeenStore {
  /** True for a store in this process's memory, which answers at once: it is asked without a time limit. Default false. */
  readonly inProcess?: boolean | undefined;
  /** Claims an event for `leaseMs`, in one step with the look whether it is another's or done. */
  claim(id: string, leaseMs: number): Promise<ClaimAnswer>;
  /** Prolongs the claim to `leaseMs` from now. False: it is another's by now. */
  renew(id: string, token: string, leaseMs: number): Promise<boolean>;
  /** The event was handled: `done` for `keepMs`. Holds for {@link LATE_COMPLETION_MS} after the lease too, unless another claimed it since. */
  complete(
    id: string,
    token: string,
    result: { keepMs: number; externalPartnerId?: string | undefined },
  ): Promise<void>;
  /** The event was not handled: the next who claims it gets it. */
  release(id: string, token: string): Promise<void>;
}
