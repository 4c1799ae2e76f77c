import { ORDER_LIFESPAN_MS, type UsdAmount, type WalletAddress } from '@phoenix-checkout/core';
import type { SandboxClock } from '../clock/index.js';
import { SANDBOX_FAILING_AMOUNT, type SandboxConfig } from '../config/index.js';
import type { Journal } from '../journal/index.js';
import { fromCents, Listeners, randomId, toCents } from '../value/index.js';
import { orderEntry } from './order-entry.js';
import {
  phoenixStatus,
  type PhoenixStatus,
  type SandboxOrder,
  type SandboxOrderStatus,
} from './sandbox-order.js';

/** An order with what only the sandbox knows of it. */
export interface OrderRecord extends Omit<
  SandboxOrder,
  'status' | 'statusChangedAt' | 'transactionHash'
> {
  sessionId: string;
  /** `arrivesAt` is null where it never arrives. */
  transfer?: { arrivesAt: number | null; outcome: 'fulfilled' | 'failed'; transactionHash: string };
  /** The USDC was released whatever had become of the order. */
  lateRelease?: { at: number; transactionHash: string };
  cancelledAt?: number;
  /** What Phoenix has made known of it. */
  toldStatus: PhoenixStatus;
  /** The last one in the journal. */
  loggedStatus: SandboxOrderStatus;
}

/** What happened to an order, as far as Phoenix makes it known. */
export type OrderChange = 'created' | 'status_updated';

export interface NewOrder {
  sessionId: string;
  method: 'bank' | 'zelle';
  address: WalletAddress;
  amount: UsdAmount;
  paymentId?: string | undefined;
  /** Where the partner's number is known before its webhook was asked. */
  externalPartnerId?: string | undefined;
}

const mostKept = 1000;

function randomHash(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** The orders of a sandbox: an order's status follows from what was done to it and from the clock. */
export class Orders {
  readonly #config: SandboxConfig;
  readonly #clock: SandboxClock;
  readonly #journal: Journal;
  readonly #orders = new Map<string, OrderRecord>();
  /** Hear of each change at its time, with a copy of the order. */
  readonly changes = new Listeners<[order: SandboxOrder, change: OrderChange]>();

  constructor(config: SandboxConfig, clock: SandboxClock, journal: Journal) {
    this.#config = config;
    this.#clock = clock;
    this.#journal = journal;
  }

  get all(): SandboxOrder[] {
    return [...this.#orders.values()].map((order) => this.#view(order));
  }

  create({ paymentId, externalPartnerId, ...order }: NewOrder): SandboxOrder {
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
      loggedStatus: 'pending',
      ...(paymentId && { paymentId }),
      ...(externalPartnerId && { externalPartnerId }),
    };
    this.#orders.set(record.id, record);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > mostKept && oldest) this.#orders.delete(oldest);
    this.#journal.append(orderEntry('created', this.#view(record)));
    this.changes.tell(this.#view(record), 'created');
    this.#tellStatusAt(record.expiresAt, record);
    return this.#view(record);
  }

  /** The order as Phoenix's servers know it, whoever asks. */
  get(id: string): SandboxOrder | undefined {
    const order = this.#orders.get(id);
    return order && this.#view(order);
  }

  /** The session whose payer made it; empty where no page did. */
  sessionOf(id: string): string {
    return this.#orders.get(id)?.sessionId ?? '';
  }

  /** The id of the order that this session made last. */
  lastIdOf(sessionId: string): string | undefined {
    return [...this.#orders.values()].findLast((order) => order.sessionId === sessionId)?.id;
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
      arrivesAt: outcome === 'pending' ? null : now() + transferSeconds * 1000,
      outcome: fails ? 'failed' : 'fulfilled',
      transactionHash: randomHash(),
    };
    this.#journal.append(orderEntry('paid', this.#view(order)));
    if (order.transfer.arrivesAt !== null) this.#tellStatusAt(order.transfer.arrivesAt, order);
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
    if (!order || this.#view(order).status !== 'pending') return;
    order.cancelledAt = this.#config.now();
    this.#log(order);
  }

  clear(): void {
    this.#orders.clear();
  }

  save(): OrderRecord[] {
    return [...this.#orders.values()];
  }

  /** Takes up what was saved; what became due meanwhile happens at once. */
  restore(records: readonly OrderRecord[]): void {
    for (const record of records) {
      this.#orders.set(record.id, record);
      const arrivesAt = record.transfer?.arrivesAt ?? null;
      if (arrivesAt !== null) this.#tellStatusAt(arrivesAt, record);
      this.#tellStatusAt(record.expiresAt, record);
    }
  }

  #tellStatusAt(time: number, order: OrderRecord): void {
    this.#clock.plan(time, () => this.#tellStatus(order));
  }

  #tellStatus(order: OrderRecord): void {
    if (!this.#orders.has(order.id)) return;
    this.#log(order);
    const view = this.#view(order);
    const status = phoenixStatus(view, this.#config.now());
    if (status === order.toldStatus) return;
    order.toldStatus = status;
    this.changes.tell(view, 'status_updated');
  }

  #log(order: OrderRecord): void {
    const view = this.#view(order);
    if (view.status === order.loggedStatus) return;
    order.loggedStatus = view.status;
    this.#journal.append(orderEntry(view.status, view));
  }

  #status(order: OrderRecord): Pick<SandboxOrder, 'status' | 'statusChangedAt'> {
    const { transfer, cancelledAt, lateRelease, createdAt, expiresAt } = order;
    const now = this.#config.now();
    if (lateRelease) return { status: 'fulfilled', statusChangedAt: lateRelease.at };
    if (cancelledAt !== undefined) return { status: 'cancelled', statusChangedAt: cancelledAt };
    const arrivesAt = transfer?.arrivesAt ?? Infinity;
    if (transfer && arrivesAt < expiresAt && arrivesAt <= now) {
      return { status: transfer.outcome, statusChangedAt: arrivesAt };
    }
    return expiresAt <= now
      ? { status: 'expired', statusChangedAt: expiresAt }
      : { status: 'pending', statusChangedAt: createdAt };
  }

  #view(record: OrderRecord): SandboxOrder {
    const {
      sessionId: _sessionId,
      toldStatus: _toldStatus,
      loggedStatus: _loggedStatus,
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
