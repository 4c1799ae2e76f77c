import type { CheckoutMessage } from '@phoenix-checkout/core';
import type {
  CheckoutReply,
  ErrorReply,
  OrderReply,
  PaymentLinkReply,
  SessionReply,
} from '../../src/checkout/for-pages.js';

/** The sandbox did not do what was asked, or did not answer (`unavailable`). */
export class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The reply to a request that was sent before the payer left: nothing is to be done with it. */
export class Superseded extends Error {}

const unavailable = () => new Refusal('unavailable', 'The checkout did not answer.');

interface RequestOptions {
  body?: object;
  /** The request is sent even if the page goes away meanwhile. */
  keepalive?: boolean;
}

/** The sandbox's endpoints, by addresses relative to the page, and the payer's session with them. */
export class CheckoutApi {
  #sessionId: string | undefined;
  #sessionEndsAt = 0;
  /** Goes up when the payer leaves. */
  #visit = 0;

  /** Reads what the page's address asks for, and forgets the session. */
  open(): Promise<CheckoutReply> {
    this.#sessionId = undefined;
    return this.#ask<CheckoutReply>('checkout', { body: { query: location.search } });
  }

  /** Starts a session, unless there is one that lasts. */
  async startSession(): Promise<void> {
    if (this.#sessionId !== undefined && performance.now() < this.#sessionEndsAt) return;
    const session = await this.#ask<SessionReply>('sessions', {
      body: { query: location.search },
    });
    this.#sessionId = session.session_id;
    this.#sessionEndsAt = performance.now() + session.expires_in_ms;
  }

  createOrder(method: 'bank' | 'zelle'): Promise<OrderReply> {
    return this.#ask('orders', { body: { method } });
  }

  readOrder(id: string): Promise<OrderReply> {
    return this.#ask(`orders/${id}`);
  }

  startTransfer(id: string): Promise<OrderReply> {
    return this.#ask(`orders/${id}/transfer`, { body: {} });
  }

  /** The payer leaves whether this succeeds or not, and the host may remove the page at once. */
  cancelOrder(id: string): void {
    this.#ask(`orders/${id}/cancel`, { body: {}, keepalive: true }).catch(() => {});
  }

  createPaymentLink(): Promise<PaymentLinkReply> {
    const pageUrl = location.origin + location.pathname;
    return this.#ask('payment-links', { body: { page_url: pageUrl } });
  }

  /** What the host was told, for the sandbox's panel; nothing depends on it. */
  report(message: CheckoutMessage): void {
    const body = { message, query: location.search };
    this.#ask('messages', { body, keepalive: true }).catch(() => {});
  }

  /** The payer leaves: replies that are still to come are {@link Superseded}. */
  leave(): void {
    this.#visit += 1;
  }

  async #ask<Reply>(
    path: string,
    { body, keepalive = false }: RequestOptions = {},
  ): Promise<Reply> {
    const visit = this.#visit;
    let reply: Response;
    let values: unknown;
    try {
      reply = await fetch('api/' + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...(this.#sessionId !== undefined && { Authorization: `Bearer ${this.#sessionId}` }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        cache: 'no-store',
        credentials: 'omit',
        keepalive,
      });
      values = reply.status === 204 ? {} : await reply.json();
    } catch {
      throw visit === this.#visit ? unavailable() : new Superseded();
    }
    if (visit !== this.#visit) throw new Superseded();
    if (reply.ok) return values as Reply;
    if (reply.status >= 500) throw unavailable();
    const { error, error_description: description } = values as ErrorReply;
    throw new Refusal(error, description);
  }
}
