import type { Journal } from '../journal/index.js';
import { Listeners, randomId } from '../value/index.js';
import { linkEntry } from './link-entry.js';
import type { PaymentLinkChange, SandboxPaymentLink } from './sandbox-payment-link.js';

/** A day. */
const LIFESPAN_MS = 86_400_000;

/** The parameters that a link must be opened with unchanged: whom it pays, how much, on whose behalf. */
const boundParameters = ['address', 'amount', 'access_token'];

/** The payment links that payers made; each is good for one order, within a day. */
export class PaymentLinks {
  readonly #now: () => number;
  readonly #journal: Journal;
  readonly #links = new Map<string, SandboxPaymentLink>();
  /** Hear of each change, with a copy of the link. */
  readonly changes = new Listeners<[link: SandboxPaymentLink, change: PaymentLinkChange]>();

  constructor(now: () => number, journal: Journal) {
    this.#now = now;
    this.#journal = journal;
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
      lifespan: LIFESPAN_MS,
      order: null,
      urlParams,
      paymentLinkURL: url.href,
      status: 'pending',
      createdAt,
      updatedAt: createdAt,
    };
    this.#links.set(id, link);
    this.#tell(link, 'created');
    return structuredClone(link);
  }

  /** True while the link can be used, opened with what it was made for. */
  accepts(id: string, query: string): boolean {
    const link = this.#links.get(id);
    if (link?.status !== 'pending') return false;
    if (this.isOver(link)) return false;
    const inherited = new URLSearchParams(link.urlParams);
    const given = new URLSearchParams(query);
    return boundParameters.every((name) => given.get(name) === inherited.get(name));
  }

  /** True once its day has passed. */
  isOver({ createdAt }: SandboxPaymentLink): boolean {
    return Date.parse(createdAt) + LIFESPAN_MS <= this.#now();
  }

  consume(id: string, orderId: string): void {
    const link = this.#links.get(id);
    if (!link) return;
    link.status = 'consumed';
    link.order = orderId;
    link.updatedAt = new Date(this.#now()).toISOString();
    this.#tell(link, 'status_updated');
  }

  clear(): void {
    this.#links.clear();
  }

  save(): SandboxPaymentLink[] {
    return [...this.#links.values()];
  }

  restore(links: readonly SandboxPaymentLink[]): void {
    for (const link of links) this.#links.set(link.id, link);
  }

  #tell(link: SandboxPaymentLink, change: PaymentLinkChange): void {
    this.#journal.append(linkEntry(change, link));
    this.changes.tell(structuredClone(link), change);
  }
}
