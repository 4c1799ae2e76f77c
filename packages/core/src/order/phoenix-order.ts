import type { WalletAddress } from '../value/index.js';

/**
 * Phoenix's word on an order. `pending`: not paid yet; `fulfilled`: the USDC was released;
 * `expired`: its 25 minutes passed (a late transfer may still fulfil it). Phoenix calls these
 * "common values": expect others.
 */
export type OrderStatus = 'pending' | 'fulfilled' | 'expired' | (string & {});

/**
 * An order as Phoenix tells it, by webhook or on request; made by `parseOrder`.
 *
 * Amounts are canonical decimal strings without trailing zeros, times milliseconds since the epoch.
 *
 * `fulfilled` does not mean "paid to you": a payer may open a checkout with another recipient. Let
 * `confirmOrder` of `@phoenix-checkout/server/orders` compare what you expect.
 */
export interface PhoenixOrder {
  /** Phoenix's id. Store it with the cart, under a unique constraint. */
  orderId: string;
  /** `pending` where Phoenix tells none. */
  status: OrderStatus;
  /** Phoenix told no status: `pending` is assumed. Absent where it told one. */
  isStatusAssumed?: true;
  /** When it was made, in milliseconds since the epoch. */
  createdAt?: number;
  /** When `status` became what it is, in milliseconds since the epoch. */
  updatedAt?: number;
  /** US dollars that the payer sends. */
  sendAmount?: string;
  /** USDC that the recipient gets at least. */
  receiveAmount?: string;
  /** US dollars that Phoenix adds to tell orders apart: 0 to 0.2. They come back as USDC. */
  uniquenessAmount?: string;
  /** How Phoenix learns of the transfer, in its own words. */
  verificationMethod?: string;
  /** The wallet that receives, checksummed, where Phoenix tells it as an address. */
  recipient?: WalletAddress;
  /** The transaction that released the USDC. May come later than `fulfilled`: ask again. */
  transactionHash?: string;
  /** When the USDC was released, in milliseconds since the epoch. */
  fulfilledAt?: number;
  /** Your own order number, if a reply to a webhook gave one. */
  externalPartnerId?: string;
  /** The order as it came, untouched. */
  raw: unknown;
}
