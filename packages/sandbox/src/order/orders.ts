import { ORDER_LIFESPAN_MS, type UsdAmount, type WalletAddress } from '@phoenix-checkout/core';
import { SANDBOX_FAILING_AMOUNT, type SandboxConfig } from '../config/index.js';
import { fromCents, randomId, toCents } from '../value/index.js';

export type SandboxOrderStatus = 'pending' | 'fulfilled' | 'failed' | 'cancelled' | 'expired';

/** An order of the sandbox. Amounts are decimal strings, times are milliseconds since the epoch. */
export interface SandboxOrder {
  /** 22 letters and digits. */
  id: string;
  status: SandboxOrderStatus;
  method: 'bank' | 'zelle';
  /** The wallet that receives. */
  address: WalletAddress;
  /** US dollars that were asked for. */
  amount: UsdAmount;
  /** 0 to 20 cents that tell orders apart; the payer gets them as USDC too. */
  uniquenessAmount: string;
  /** US dollars that the payer sends, and USDC that the wallet receives: both of the above. */
  sendAmount: string;
  createdAt: number;
  /** 25 minutes after `createdAt`. */
  expiresAt: number;
  /** Set once USDC is released. */
  transactionHash?: string;
  /** The payment link that the order was made through. */
  paymentId?: string;
}

interface OrderRecord extends Omit<SandboxOrder, 'status' | 'transactionHash'> {
  sessionId: string;
  transfer?: { arrivesAt: number; outcome: 'fulfilled' | 'failed'; transactionHash: string };
  cancelled?: boolean;
}

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

/** The orders of a sandbox. No timer runs: an order's status is computed from the clock when asked for. */
export class Orders {
  readonly #config: SandboxConfig;
  readonly #orders = new Map<string, OrderRecord>();

  constructor(config: SandboxConfig) {
    this.#config = config;
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
      ...(paymentId && { paymentId }),
    };
    this.#orders.set(record.id, record);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > mostKept && oldest) this.#orders.delete(oldest);
    return this.#view(record);
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
    if (order && this.#view(order).status === 'pending') order.cancelled = true;
  }

  clear(): void {
    this.#orders.clear();
  }

  #status({ transfer, cancelled, expiresAt }: OrderRecord): SandboxOrderStatus {
    if (cancelled) return 'cancelled';
    const now = this.#config.now();
    if (transfer && transfer.arrivesAt < expiresAt && transfer.arrivesAt <= now) {
      return transfer.outcome;
    }
    return expiresAt <= now ? 'expired' : 'pending';
  }

  #view(record: OrderRecord): SandboxOrder {
    const { sessionId: _sessionId, transfer, cancelled: _cancelled, ...order } = record;
    const status = this.#status(record);
    return {
      ...order,
      status,
      ...(status === 'fulfilled' && transfer && { transactionHash: transfer.transactionHash }),
    };
  }
}
