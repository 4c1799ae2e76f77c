import type { WebhookEvent } from '@phoenix-checkout/core';
import { ServerError } from '../error/index.js';
import type { HttpReply } from '../http/index.js';
import { callListener, tolerantWaitUntil, type WaitUntil } from '../options/index.js';
import { afterMs } from '../time/index.js';
import { Claim } from './claim.js';
import { memorySeenStore } from './memory-seen-store.js';
import { readRetryLater } from './retry-later.js';
import type { SeenStore } from './seen-store.js';
import type { WebhookBody } from './webhook-body.js';
import { dispatchWebhook, type WebhookContext } from './webhook-callbacks.js';
import { checkHandlerOptions, type WebhookHandlerOptions } from './webhook-handler-options.js';
import { readWebhookHeaders, type ReadHeader } from './webhook-headers.js';
import {
  acknowledged,
  busy,
  failed,
  later,
  methodNotAllowed,
  refused,
  timedOut,
  tooLong,
} from './webhook-replies.js';
import { WebhookVerifier } from './webhook-verifier.js';

/** A request, as far as a webhook needs it, of whatever runtime. */
export interface IncomingWebhook {
  method: string;
  readHeader: ReadHeader;
  /** Called once, after the headers were found right. */
  readBody: () => Promise<WebhookBody>;
}

const DEFAULT_TIMEOUT_MS = 25_000;

/** What every runtime's webhook endpoint does; the writing is left to them. */
export class WebhookReceiver {
  readonly #options: WebhookHandlerOptions;
  readonly #verifier: WebhookVerifier;
  readonly #seen: SeenStore;
  readonly #timeoutMs: number;
  readonly #waitUntil: WaitUntil | undefined;

  /** @throws ServerError `invalid_config` */
  constructor(options: WebhookHandlerOptions) {
    checkHandlerOptions(options);
    this.#options = { ...options };
    this.#verifier = new WebhookVerifier(options);
    this.#seen = options.seen ?? memorySeenStore();
    this.#timeoutMs = options.handlerTimeoutMs ?? DEFAULT_TIMEOUT_MS;
    this.#waitUntil = tolerantWaitUntil(options.waitUntil, (error) => this.#tell(error));
  }

  /** Answers by the time limit at the latest; the work may go on. */
  async receive(incoming: IncomingWebhook): Promise<HttpReply> {
    if (incoming.method !== 'POST') return methodNotAllowed();
    const progress: Progress = {};
    const work = this.#work(incoming, progress);
    this.#waitUntil?.(work);
    return new Promise((resolve) => {
      const giveUp = () => {
        this.#tell(timeoutError(this.#timeoutMs), progress.event);
        resolve(timedOut());
      };
      const cancel = afterMs(this.#timeoutMs, giveUp, { holdsProcess: true });
      void work.then(resolve).finally(cancel);
    });
  }

  /** Never rejects, whatever callbacks throw and stores answer: whoever sent it gets an answer. */
  async #work(incoming: IncomingWebhook, progress: Progress): Promise<HttpReply> {
    try {
      return await this.#verifyAndHandle(incoming, progress);
    } catch (error) {
      this.#tell(error, progress.event);
      return failed();
    }
  }

  async #verifyAndHandle(incoming: IncomingWebhook, progress: Progress): Promise<HttpReply> {
    try {
      const judgeBody = await this.#verifier.judgeHeaders(readWebhookHeaders(incoming.readHeader));
      const body = await incoming.readBody();
      if (body.form === 'too_long') return tooLong();
      progress.event = await judgeBody(body);
    } catch (error) {
      this.#tell(error);
      return refused(error);
    }
    return this.#handleOnce(progress.event);
  }

  async #handleOnce(event: WebhookEvent): Promise<HttpReply> {
    const claim = new Claim(this.#seen, event.id, (error) => this.#tell(error, event));
    const other = await claim.take();
    if (other?.state === 'done') return acknowledged(other.externalPartnerId);
    if (other) return busy(other.retryAfterMs);
    try {
      const context = new ClaimedContext(claim);
      const externalPartnerId = await dispatchWebhook(this.#options, event, context);
      await claim.complete(this.#verifier.replayMs, externalPartnerId);
      return acknowledged(externalPartnerId);
    } catch (error) {
      await claim.release();
      const retryAfter = readRetryLater(error);
      if (retryAfter !== undefined) return later(retryAfter);
      this.#tell(error, event);
      return failed();
    }
  }

  /** What `onError` throws, now or later, must not cost anybody an event. */
  #tell(error: unknown, event?: WebhookEvent): void {
    const { onError } = this.#options;
    callListener((each: unknown) => onError?.(each, event), error);
  }
}

/**
 * What callbacks get beside the event: a signal that is made when one of them asks for it. A class, since an
 * object with a getter of its own has a shape of its own, which keeps the event in memory for long.
 */
class ClaimedContext implements WebhookContext {
  readonly #claim: Claim;

  constructor(claim: Claim) {
    this.#claim = claim;
  }

  get signal(): AbortSignal {
    return this.#claim.signal;
  }
}

interface Progress {
  /** Once it was verified. */
  event?: WebhookEvent;
}

function timeoutError(ms: number): ServerError {
  return new ServerError('handler_timeout', `The webhook was not handled within ${ms} ms.`);
}
