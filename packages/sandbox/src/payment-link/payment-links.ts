import type { CheckoutParameters } from '../checkout/checkout-parameters.js';

const lifespan = 86_400_000;

/** A payment link, in the names of Phoenix's messages. */
export interface SandboxPaymentLink {
  id: string;
  /** Milliseconds: a day. */
  lifespan: number;
  /** The id of the order made through it, once there is one. */
  order: string | null;
  /** What the link inherits from the frame that made it, the access token included. */
  urlParams: Record<string, string>;
  paymentLinkURL: string;
  status: 'pending' | 'consumed';
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
}

/** The payment links that payers made; each is good for one order, within a day. */
export class PaymentLinks {
  readonly #now: () => number;
  readonly #links = new Map<string, SandboxPaymentLink>();

  constructor(now: () => number) {
    this.#now = now;
  }

  get all(): SandboxPaymentLink[] {
    return [...this.#links.values()].map((link) => structuredClone(link));
  }

  /** @param pageUrl where the checkout's page is, which makes the link */
  create(request: CheckoutParameters, pageUrl: URL): SandboxPaymentLink {
    const id = `pl_${crypto.randomUUID()}`;
    const urlParams = {
      address: request.address,
      amount: request.amount,
      access_token: request.accessToken,
      ...(request.theme && { theme: request.theme }),
      ...(request.shareOn && { shareOn: 'true' }),
    };
    const url = new URL(pageUrl.pathname, pageUrl);
    url.search = new URLSearchParams({ ...urlParams, payment_id: id }).toString();
    const createdAt = new Date(this.#now()).toISOString();
    const link: SandboxPaymentLink = {
      id,
      lifespan,
      order: null,
      urlParams,
      paymentLinkURL: url.href,
      status: 'pending',
      createdAt,
      updatedAt: createdAt,
    };
    this.#links.set(id, link);
    return structuredClone(link);
  }

  /** True while the link that a checkout was opened with can be used, with what it was made for. */
  accepts(request: CheckoutParameters): boolean {
    const link = request.paymentId ? this.#links.get(request.paymentId) : undefined;
    return (
      link?.status === 'pending' &&
      Date.parse(link.createdAt) + lifespan > this.#now() &&
      link.urlParams['address'] === request.address &&
      link.urlParams['amount'] === request.amount &&
      link.urlParams['access_token'] === request.accessToken
    );
  }

  consume(id: string, orderId: string): void {
    const link = this.#links.get(id);
    if (!link) return;
    link.status = 'consumed';
    link.order = orderId;
    link.updatedAt = new Date(this.#now()).toISOString();
  }

  clear(): void {
    this.#links.clear();
  }
}
