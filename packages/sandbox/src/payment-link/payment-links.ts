import { Listeners, randomId } from '../value/index.js';

/** Milliseconds: a day. */
const lifespan = 86_400_000;

/** A payment link, in the names of Phoenix's messages. */
export interface SandboxPaymentLink {
  /** 22 letters and digits; the `payment_id` of the link's URL. */
  id: string;
  /** Milliseconds: a day. */
  lifespan: number;
  /** The id of the order made through it, once there is one. */
  order: string | null;
  /** What the link inherits from the frame that made it, a query string; the access token is in it. */
  urlParams: string;
  paymentLinkURL: string;
  /** `consumed` once an order was made through it. */
  status: 'pending' | 'consumed';
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
}

/** What happened to a payment link. */
export type PaymentLinkChange = 'created' | 'status_updated';

/** The parameters that a link must be opened with unchanged: whom it pays, how much, on whose behalf. */
const boundParameters = ['address', 'amount', 'access_token'];

/** The payment links that payers made; each is good for one order, within a day. */
export class PaymentLinks {
  readonly #now: () => number;
  readonly #links = new Map<string, SandboxPaymentLink>();
  /** Hear of each change, with a copy of the link. */
  readonly changes = new Listeners<[link: SandboxPaymentLink, change: PaymentLinkChange]>();

  constructor(now: () => number) {
    this.#now = now;
  }

  get all(): SandboxPaymentLink[] {
    return [...this.#links.values()].map((link) => structuredClone(link));
  }

  find(id: string): SandboxPaymentLink | undefined {
    const link = this.#links.get(id);
    return link && structuredClone(link);
  }

  /**
   * Makes a link that inherits every parameter of the page, unknown ones included.
   *
   * @param query of the page that makes it
   * @param pageUrl the page's address, without its query
   */
  create(query: string, pageUrl: URL): SandboxPaymentLink {
    const id = randomId();
    const inherited = new URLSearchParams(query);
    inherited.delete('payment_id');
    const urlParams = inherited.toString();
    const url = new URL(pageUrl.pathname, pageUrl);
    url.search = `payment_id=${id}&${urlParams}`;
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
    this.changes.tell(structuredClone(link), 'created');
    return structuredClone(link);
  }

  /** True while the link can be used, opened with what it was made for. */
  accepts(id: string, query: string): boolean {
    const link = this.#links.get(id);
    if (link?.status !== 'pending') return false;
    if (Date.parse(link.createdAt) + lifespan <= this.#now()) return false;
    const inherited = new URLSearchParams(link.urlParams);
    const given = new URLSearchParams(query);
    return boundParameters.every((name) => given.get(name) === inherited.get(name));
  }

  consume(id: string, orderId: string): void {
    const link = this.#links.get(id);
    if (!link) return;
    link.status = 'consumed';
    link.order = orderId;
    link.updatedAt = new Date(this.#now()).toISOString();
    this.changes.tell(structuredClone(link), 'status_updated');
  }

  clear(): void {
    this.#links.clear();
  }
}
