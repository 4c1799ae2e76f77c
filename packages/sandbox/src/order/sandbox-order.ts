import type { UsdAmount, WalletAddress } from '@phoenix-checkout/core';

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

/** The statuses that Phoenix documents: what a payer does in the page is not among them. */
export type PhoenixStatus = 'pending' | 'fulfilled' | 'expired';

/** How Phoenix tells the status: an order that the payer gave up is pending until it expires. */
export function phoenixStatus({ status, expiresAt }: SandboxOrder, now: number): PhoenixStatus {
  if (status === 'fulfilled' || status === 'expired') return status;
  return expiresAt <= now ? 'expired' : 'pending';
}
