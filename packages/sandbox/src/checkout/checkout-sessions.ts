import { ORDER_LIFESPAN_MS } from '@phoenix-checkout/core';
import type { CheckoutParameters } from './checkout-parameters.js';
import type { Journal } from '../journal/index.js';

/** A payer who pressed Continue: from then on the access token may expire. */
export interface CheckoutSession {
  id: string;
  request: CheckoutParameters;
  /** Milliseconds on the sandbox's clock. */
  expiresAt: number;
}

/** The sessions of payers. Each lasts 25 minutes from its start, and again from each order. */
export class CheckoutSessions {
  readonly #now: () => number;
  readonly #journal: Journal;
  readonly #sessions = new Map<string, CheckoutSession>();

  constructor(now: () => number, journal: Journal) {
    this.#now = now;
    this.#journal = journal;
  }

  start(request: CheckoutParameters): CheckoutSession {
    for (const { id, expiresAt } of this.#sessions.values()) {
      // Kept for another 25 minutes, so that a page can still ask how its order ended.
      if (expiresAt + ORDER_LIFESPAN_MS <= this.#now()) this.#sessions.delete(id);
    }
    const session = { id: crypto.randomUUID(), request, expiresAt: 0 };
    this.extend(session);
    this.#sessions.set(session.id, session);
    const { address, amount, theme, shareOn, onlyPrivateMatching, paymentId } = request;
    this.#journal.append({
      kind: 'session',
      type: 'started',
      title: `A payer pressed Continue: ${amount} USD`,
      ...(paymentId && { linkId: paymentId }),
      details: { address, amount, theme, shareOn, onlyPrivateMatching, paymentId },
    });
    return session;
  }

  extend(session: CheckoutSession): void {
    session.expiresAt = this.#now() + ORDER_LIFESPAN_MS;
  }

  find(id: string): CheckoutSession | undefined {
    return this.#sessions.get(id);
  }

  isOver(session: CheckoutSession): boolean {
    return session.expiresAt <= this.#now();
  }

  /** The payer is gone: the page is not answered any more. */
  end(id: string): void {
    this.#sessions.delete(id);
  }

  clear(): void {
    this.#sessions.clear();
  }

  save(): CheckoutSession[] {
    return [...this.#sessions.values()];
  }

  restore(sessions: readonly CheckoutSession[]): void {
    for (const session of sessions) this.#sessions.set(session.id, session);
  }
}
