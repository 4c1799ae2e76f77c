/** One try to deliver an event, and what came of it. */
export interface SandboxDeliveryAttempt {
  /** Milliseconds since the epoch, on the sandbox's clock. */
  readonly at: number;
  /** What was sent beside the body; the value of a Bearer is left out. */
  readonly headers: Readonly<Record<string, string>>;
  /** The status of the answer; missing where there was none. */
  readonly status?: number;
  /** The first 2,000 characters of the answer. */
  readonly answer?: string;
  /** Why there was no answer. */
  readonly failure?: string;
  /** Milliseconds. */
  readonly durationMs: number;
}

/** An event on its way to the partner's webhook. */
export interface SandboxDelivery {
  /** Counts from 1, the `replay` of an event included. */
  readonly id: number;
  /** The event's id; several deliveries may have the same one. */
  readonly eventId: string;
  /** The event's name on the wire. */
  readonly type: string;
  readonly url: string;
  /** The bytes that are sent. */
  readonly body: string;
  /** `pending`: not answered with 200 yet; `failed`: it is not tried any more. */
  readonly status: 'pending' | 'delivered' | 'failed';
  readonly attempts: readonly SandboxDeliveryAttempt[];
  /** When it is tried again, in milliseconds since the epoch. */
  readonly nextAttemptAt?: number;
}
