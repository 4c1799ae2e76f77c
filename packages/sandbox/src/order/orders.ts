import { ORDER_LIFESPAN_MS, type UsdAmount, type WalletAddress } from '@phoenix-checkout/core';
import type { SandboxClock } from '../clock/index.js';
import { SANDBOX_FAILING_AMOUNT, type SandboxConfig } from '../config/index.js';
import { fromCents, Listeners, randomId, toCents } from '../value/index.js';

export type SandboxOrderStatus = 'pending' | 'fulfilled' | 'failed' | 'cancelled' | 'expired';

/** An order of the sandbox. Amounts are decimal strings, times are milliseconds since the epoch. */
export interface SandboxOrder {
  /** 22 letters and digits. */
  id: string;
  status: SandboxOrderStatus;
  method: 'bank' | 'zelle';
  /** The wallet that receives. */
  address: WalletAddress;
  /** The amount of the checkout, in US dollars. */
  amount: UsdAmount;
  /** 0 to 20 cents that tell orders apart; the payer gets them as USDC too. */
  uniquenessAmount: string;
  /** `amount` and `uniquenessAmount`: US dollars that the payer sends, and USDC that the wallet receives. */
  sendAmount: string;
  createdAt: number;
  /** 25 minutes after `createdAt`. */
  expiresAt: number;
  /** When the status became what it is. */
  statusChangedAt: number;
  /** Set once USDC is released. */
  transactionHash?: string;
  /** The partner's own number of the order, from its answer to a webhook. */
  externalPartnerId?: string;
  /** The payment link that the order was made through. */
  paymentId?: string;
}

interface OrderRecord extends Omit<SandboxOrder, 'status' | 'statusChangedAt' | 'transactionHash'> {
  sessionId: string;
  transfer?: { arrivesAt: number; outcome: 'fulfilled' | 'failed'; transactionHash: string };
  /** The USDC was released whatever had become of the order. */
  lateRelease?: { at: number; transactionHash: string };
  cancelledAt?: number;
  /** What Phoenix has made known of it. */
  toldStatus: PhoenixStatus;
}

/** The statuses that Phoenix documents: what a payer does in the page is not among them. */
export type PhoenixStatus = 'pending' | 'fulfilled' | 'expired';

/** What happened to an order, as far as Phoenix makes it known. */
export type OrderChange = 'created' | 'status_updated';

export interface NewOrder {
  sessionId: string;
  method: 'bank' | 'zelle';
  address: WalletAddress;
  amount: UsdAmount;
  paymentId?: string | undefined;
}

const mostKept = 1000;

function randomHash(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** How Phoenix tells the status: an order that the payer gave up is pending until it expires. */
export function phoenixStatus({ status, expiresAt }: SandboxOrder, now: number): PhoenixStatus {
  if (status === 'fulfilled' || status === 'expired') return status;
  return expiresAt <= now ? 'expired' : 'pending';
}

/** The orders of a sandbox: an order's status follows from what was done to it and from the clock. */
export class Orders {
  readonly #config: SandboxConfig;
  readonly #clock: SandboxClock;
  readonly #orders = new Map<string, OrderRecord>();
  /** Hear of each change at its time, with a copy of the order. */
  readonly changes = new Listeners<[order: SandboxOrder, change: OrderChange]>();

  constructor(config: SandboxConfig, clock: SandboxClock) {
    this.#config = config;
    this.#clock = clock;
  }

  get all(): SandboxOrder[] {
    return [...this.#orders.values()].map((order) => this.#view(order));
  }

  create({ paymentId, ...order }: NewOrder): SandboxOrder {
    const uniquenessCents = Math.floor(this.#config.random() * 21);
    const createdAt = this.#config.now();
    const record: OrderRecord = {
      ...order,
      id: randomId(),
      uniquenessAmount: fromCents(uniquenessCents),
      sendAmount: fromCents(toCents(order.amount) + uniquenessCents),
      createdAt,
      expiresAt: createdAt + ORDER_LIFESPAN_MS,
      toldStatus: 'pending',
      ...(paymentId && { paymentId }),
    };
    this.#orders.set(record.id, record);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > mostKept && oldest) this.#orders.delete(oldest);
    this.changes.tell(this.#view(record), 'created');
    this.#tellStatusAt(record.expiresAt, record);
    return this.#view(record);
  }

  /** The order as Phoenix's servers know it, whoever asks. */
  get(id: string): SandboxOrder | undefined {
    const order = this.#orders.get(id);
    return order && this.#view(order);
  }

  /** The order, if it belongs to that session. */
  find(id: string, sessionId: string): SandboxOrder | undefined {
    const order = this.#orders.get(id);
    return order?.sessionId === sessionId ? this.#view(order) : undefined;
  }

  /** The payer says that the money was sent; repeating it changes nothing. */
  startTransfer(id: string, outcome: 'failed' | 'pending' | undefined): void {
    const order = this.#orders.get(id);
    if (!order || order.transfer || this.#view(order).status !== 'pending') return;
    const { now, transferSeconds } = this.#config;
    const fails = outcome === 'failed' || order.amount === SANDBOX_FAILING_AMOUNT;
    order.transfer = {
      arrivesAt: outcome === 'pending' ? Infinity : now() + transferSeconds * 1000,
      outcome: fails ? 'failed' : 'fulfilled',
      transactionHash: randomHash(),
    };
    if (Number.isFinite(order.transfer.arrivesAt)) {
      this.#tellStatusAt(order.transfer.arrivesAt, order);
    }
  }

  /** The payer's money came after all: the USDC is released, whatever has become of the order. */
  release(id: string): void {
    const order = this.#orders.get(id);
    if (!order || this.#view(order).status === 'fulfilled') return;
    const transactionHash = order.transfer?.transactionHash ?? randomHash();
    order.lateRelease = { at: this.#config.now(), transactionHash };
    this.#tellStatus(order);
  }

  /** The partner's own number of the order; the first one counts. */
  setExternalPartnerId(id: string, externalPartnerId: string): void {
    const order = this.#orders.get(id);
    if (order) order.externalPartnerId ??= externalPartnerId;
  }

  /** Milliseconds until the order's status changes: its transfer arrives, or it expires. */
  nextChangeMs(id: string): number {
    const order = this.#orders.get(id);
    if (!order) return 0;
    const at = Math.min(order.expiresAt, order.transfer?.arrivesAt ?? Infinity);
    return Math.max(0, at - this.#config.now());
  }

  cancel(id: string): void {
    const order = this.#orders.get(id);
    if (order && this.#view(order).status === 'pending') order.cancelledAt = this.#config.now();
  }

  clear(): void {
    this.#orders.clear();
  }

  #tellStatusAt(time: number, order: OrderRecord): void {
    this.#clock.plan(time, () => this.#tellStatus(order));
  }

  #tellStatus(order: OrderRecord): void {
    const view = this.#view(order);
    const status = phoenixStatus(view, this.#config.now());
    if (status === order.toldStatus || !this.#orders.has(order.id)) return;
    order.toldStatus = status;
    this.changes.tell(view, 'status_updated');
  }

  #status(order: OrderRecord): Pick<SandboxOrder, 'status' | 'statusChangedAt'> {
    const { transfer, cancelledAt, lateRelease, createdAt, expiresAt } = order;
    const now = this.#config.now();
    if (lateRelease) return { status: 'fulfilled', statusChangedAt: lateRelease.at };
    if (cancelledAt !== undefined) return { status: 'cancelled', statusChangedAt: cancelledAt };
    if (transfer && transfer.arrivesAt < expiresAt && transfer.arrivesAt <= now) {
      return { status: transfer.outcome, statusChangedAt: transfer.arrivesAt };
    }
    return expiresAt <= now
      ? { status: 'expired', statusChangedAt: expiresAt }
      : { status: 'pending', statusChangedAt: createdAt };
  }

  #view(record: OrderRecord): SandboxOrder {
    const {
      sessionId: _sessionId,
      toldStatus: _toldStatus,
      cancelledAt: _cancelledAt,
      lateRelease,
      transfer,
      ...order
    } = record;
    const status = this.#status(record);
    const transactionHash = (lateRelease ?? transfer)?.transactionHash;
    return {
      ...order,
      ...status,
      ...(status.status === 'fulfilled' && transactionHash && { transactionHash }),
    };
  }
}
