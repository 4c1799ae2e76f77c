import type { SandboxClock } from '../clock/index.js';
import type { FaultSwitches } from '../fault/index.js';
import { Listeners } from '../value/index.js';
import { retryPauseMs } from './retry-schedule.js';
import { sendWebhook, type WebhookSender } from './send-webhook.js';
import type { SandboxDelivery, SandboxDeliveryAttempt } from './webhook-delivery.js';
import type { SandboxWebhookEvent } from './webhook-message.js';

/** How an event is delivered. */
export interface DeliveryOptions {
  /** How many deliveries it gets. Default 1. */
  copies?: number | undefined;
  /** Signs with another secret, so that the receiver has to refuse it. Default false. */
  hasWrongSignature?: boolean | undefined;
  /** The first attempt does not reach the receiver. Default false. */
  losesFirst?: boolean | undefined;
}

/** A delivery with what only the sandbox knows of it. */
export interface DeliveryRecord extends Omit<
  SandboxDelivery,
  'status' | 'nextAttemptAt' | 'attempts'
> {
  status: SandboxDelivery['status'];
  attempts: SandboxDeliveryAttempt[];
  nextAttemptAt?: number | undefined;
  readonly hasWrongSignature: boolean;
  readonly losesFirst: boolean;
}

/** What deliveries need beside their events. */
export interface DeliveryParts {
  readonly sender: WebhookSender;
  readonly clock: SandboxClock;
  readonly faults: FaultSwitches;
  /** True while nothing about that event gets through. */
  readonly isDown: (eventId: string) => boolean;
}

const MOST_KEPT = 10_000;
/** A receiver that hangs holds back no other event for longer. */
const LONGEST_TURN_MS = 2000;

/** Deliveries that begin once others, by their ids, were tried. */
interface Turn {
  readonly untried: Set<number>;
  readonly records: readonly DeliveryRecord[];
}

function view({
  nextAttemptAt,
  hasWrongSignature: _wrong,
  losesFirst: _loses,
  ...delivery
}: DeliveryRecord): SandboxDelivery {
  return {
    ...structuredClone(delivery),
    ...(nextAttemptAt !== undefined && { nextAttemptAt }),
  };
}

/**
 * Delivers events to the partner's webhook: each until it is answered with 200, with growing pauses
 * on the sandbox's clock.
 */
export class WebhookDeliveries {
  readonly #parts: DeliveryParts;
  #records: DeliveryRecord[] = [];
  #lastId = 0;
  #turns: Turn[] = [];
  /** Hear of each attempt that is over. */
  readonly attempts = new Listeners<
    [delivery: SandboxDelivery, attempt: SandboxDeliveryAttempt, hasWrongSignature: boolean]
  >();

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  /** Oldest first; the last 10,000 are kept. */
  get all(): SandboxDelivery[] {
    return this.#records.map(view);
  }

  /** The deliveries of these events. */
  of(eventIds: readonly string[]): SandboxDelivery[] {
    return this.#records.filter(({ eventId }) => eventIds.includes(eventId)).map(view);
  }

  /**
   * Sends the event as soon as the clock gets to it.
   *
   * @param after ids of deliveries that are tried before: it begins once each of them was, or two
   *   seconds later
   * @returns the ids of its deliveries
   */
  deliver(
    event: SandboxWebhookEvent,
    options: DeliveryOptions,
    after: readonly number[] = [],
  ): number[] {
    const records = Array.from({ length: options.copies ?? 1 }, () => this.#add(event, options));
    const turn = { untried: new Set(after), records };
    this.#turns.push(turn);
    this.#startTurns();
    if (turn.untried.size > 0) this.#limitTurn(turn);
    return records.map(({ id }) => id);
  }

  clear(): void {
    this.#records = [];
    this.#turns = [];
  }

  save(): DeliveryRecord[] {
    return this.#records;
  }

  /** Takes up what was saved; an attempt that was under way is made again. */
  restore(records: readonly DeliveryRecord[]): void {
    this.#records = [...records];
    this.#lastId = records.at(-1)?.id ?? 0;
    for (const record of records) {
      if (record.status !== 'pending') continue;
      this.#plan(record, record.nextAttemptAt ?? this.#parts.clock.now());
    }
  }

  #add(
    event: SandboxWebhookEvent,
    { hasWrongSignature = false, losesFirst = false }: DeliveryOptions,
  ): DeliveryRecord {
    const record: DeliveryRecord = {
      id: (this.#lastId += 1),
      eventId: event.id,
      type: event.type,
      url: this.#parts.sender.url,
      body: event.body,
      status: 'pending',
      attempts: [],
      hasWrongSignature,
      losesFirst,
    };
    this.#records.push(record);
    if (this.#records.length > MOST_KEPT) this.#records.shift();
    return record;
  }

  #limitTurn({ untried }: Turn): void {
    const timer = setTimeout(() => {
      untried.clear();
      this.#startTurns();
    }, LONGEST_TURN_MS);
    // In Node a timer is an object that can be told not to keep the process alive.
    (timer as { unref?: () => void }).unref?.();
  }

  /** Begins what waits for nothing any more. */
  #startTurns(): void {
    const due = this.#turns.filter(({ untried }) => untried.size === 0);
    this.#turns = this.#turns.filter(({ untried }) => untried.size > 0);
    for (const record of due.flatMap(({ records }) => records)) {
      this.#plan(record, this.#parts.clock.now());
    }
  }

  #plan(record: DeliveryRecord, at: number): void {
    record.nextAttemptAt = at;
    this.#parts.clock.plan(at, () => this.#attempt(record));
  }

  /** Nothing gets through: the network is down, as far as this delivery can tell. */
  #isLost({ eventId, attempts, losesFirst }: DeliveryRecord): boolean {
    const isFirst = attempts.length === 0;
    const { webhook } = this.#parts.faults.current;
    return (losesFirst && isFirst) || webhook?.unreachable === true || this.#parts.isDown(eventId);
  }

  async #attempt(record: DeliveryRecord): Promise<void> {
    record.nextAttemptAt = undefined;
    const { body, hasWrongSignature } = record;
    const { clock, sender } = this.#parts;
    const attempt = await sendWebhook(sender, {
      body,
      now: clock.now(),
      signedAt: clock.wallNow(),
      hasWrongSignature,
      isLost: this.#isLost(record),
    });
    // Forgotten meanwhile, by a reset: it is not sent again.
    if (!this.#records.includes(record)) return;
    record.attempts.push(attempt);
    const pauseMs = retryPauseMs(record.attempts.length);
    if (attempt.status === 200) record.status = 'delivered';
    else if (pauseMs === undefined) record.status = 'failed';
    else this.#plan(record, clock.now() + pauseMs);
    this.attempts.tell(view(record), attempt, hasWrongSignature);
    for (const { untried } of this.#turns) untried.delete(record.id);
    this.#startTurns();
  }
}
