import {
  parsePaymentLink,
  type PaymentLink,
  type PaymentLinkCreated,
} from '@phoenix-checkout/core';
import { elapsedMs, thisMoment, type Moment } from '../page/index.js';

/** What becomes of a link: it can be used, is over, was used, or is none. */
export type LinkStatus = 'open' | 'expired' | 'consumed' | 'invalid';

/**
 * A link's time on this page's clocks. It counts from when the page got the link, so that a clock
 * that is set later changes nothing.
 */
export class LinkLife {
  readonly #since: Moment = thisMoment();
  readonly #lifeMs: number;

  /** @param lifeMs what it has left now; `Infinity`: not known */
  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs;
  }

  get leftMs(): number {
    return this.#lifeMs - elapsedMs(this.#since);
  }
}

/** The link of any form; undefined where it has no id, or its address may not be a link. */
export function readLink(link: PaymentLink | PaymentLinkCreated): PaymentLink | undefined {
  try {
    return parsePaymentLink(link);
  } catch {
    return undefined;
  }
}

/** A link that is shown again keeps the life that it had: its event is as old as it is. */
const livesOfEvents = /* @__PURE__ */ new WeakMap<PaymentLinkCreated, LinkLife>();

/**
 * The life of a link that is shown now. The event of its making has all of its life left when it
 * comes, whatever the page's clock says. A `PaymentLink` may have been made at any time: how old it is can
 * only be told by the page's clock, and where that is slow, its whole life is the most it can have.
 */
export function lifeOf(given: PaymentLink | PaymentLinkCreated): LinkLife {
  const { createdAt = 0, expiresAt = Infinity } = readLink(given) ?? {};
  const lifespanMs = expiresAt - createdAt;
  if (!('type' in given)) return new LinkLife(Math.min(expiresAt - Date.now(), lifespanMs));
  const life = livesOfEvents.get(given) ?? new LinkLife(lifespanMs);
  livesOfEvents.set(given, life);
  return life;
}

export function linkStatusOf(link: PaymentLink | undefined, leftMs: number): LinkStatus {
  if (!link?.url) return link?.status === 'consumed' ? 'consumed' : 'invalid';
  if (link.status === 'consumed') return 'consumed';
  return leftMs > 0 ? 'open' : 'expired';
}
