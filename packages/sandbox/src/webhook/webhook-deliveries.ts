import type { SandboxClock } from '../clock/index.js';
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
}

interface DeliveryRecord extends Omit<SandboxDelivery, 'status' | 'nextAttemptAt' | 'attempts'> {
  status: SandboxDelivery['status'];
  attempts: SandboxDeliveryAttempt[];
  nextAttemptAt?: number | undefined;
  readonly hasWrongSignature: boolean;
}

const MOST_KEPT = 10_000;

/** `external_partner_id` of an answer in JSON. */
function externalPartnerIdOf(answer: string | undefined): string | undefined {
  try {
    const { external_partner_id: id } = JSON.parse(answer ?? '') as Record<string, unknown>;
    return typeof id === 'string' && id !== '' ? id : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Delivers events to the partner's webhook: each until it is answered with 200, with growing pauses
 * on the sandbox's clock.
 */
export class WebhookDeliveries {
  readonly #sender: WebhookSender;
  readonly #clock: SandboxClock;
  readonly #onAccepted: (eventId: string, externalPartnerId: string | undefined) => void;
  #records: DeliveryRecord[] = [];
  #lastId = 0;

  /** @param onAccepted is told of each answer of 200 */
  constructor(
    sender: WebhookSender,
    clock: SandboxClock,
    onAccepted: (eventId: string, externalPartnerId: string | undefined) => void,
  ) {
    this.#sender = sender;
    this.#clock = clock;
    this.#onAccepted = onAccepted;
  }

  /** Oldest first; the last 10,000 are kept. */
  get all(): SandboxDelivery[] {
    return this.#records.map(({ nextAttemptAt, hasWrongSignature: _wrong, ...delivery }) => ({
      ...structuredClone(delivery),
      ...(nextAttemptAt !== undefined && { nextAttemptAt }),
    }));
  }

  /** Sends the event as soon as the clock gets to it. */
  deliver(event: SandboxWebhookEvent, { copies = 1, hasWrongSignature = false }: DeliveryOptions) {
    for (let copy = 0; copy < copies; copy += 1) {
      const record: DeliveryRecord = {
        id: (this.#lastId += 1),
        eventId: event.id,
        type: event.type,
        url: this.#sender.url,
        body: event.body,
        status: 'pending',
        attempts: [],
        hasWrongSignature,
      };
      this.#records.push(record);
      if (this.#records.length > MOST_KEPT) this.#records.shift();
      this.#plan(record, this.#clock.now());
    }
  }

  clear(): void {
    this.#records = [];
  }

  #plan(record: DeliveryRecord, at: number): void {
    record.nextAttemptAt = at;
    this.#clock.plan(at, () => this.#attempt(record));
  }

  async #attempt(record: DeliveryRecord): Promise<void> {
    record.nextAttemptAt = undefined;
    const { body, hasWrongSignature } = record;
    const now = this.#clock.now();
    const attempt = await sendWebhook(this.#sender, { body, now, hasWrongSignature });
    // Forgotten meanwhile, by a reset: it is not sent again.
    if (!this.#records.includes(record)) return;
    record.attempts.push(attempt);
    if (attempt.status === 200) {
      record.status = 'delivered';
      this.#onAccepted(record.eventId, externalPartnerIdOf(attempt.answer));
      return;
    }
    const pauseMs = retryPauseMs(record.attempts.length);
    if (pauseMs === undefined) record.status = 'failed';
    else this.#plan(record, this.#clock.now() + pauseMs);
  }
}
