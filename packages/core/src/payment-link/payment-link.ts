/**
 * `pending`: not used yet; `consumed`: an order was made through it, paid or not. An open
 * set; nothing is documented for a link past its 24 hours.
 */
export type PaymentLinkStatus = 'pending' | 'consumed' | (string & {});

/**
 * A payment link: it lives 24 hours and is used once. Made by `parsePaymentLink`. Times are
 * milliseconds since the epoch.
 */
export interface PaymentLink {
  /** The `payment_id` of its URL; where that is not told, the id that Phoenix gave. */
  id: string;
  /**
   * Where the payer goes; https, or http on loopback. **It carries an access token**: give it to
   * the payer, never to a log.
   */
  url?: string;
  /** `pending` where Phoenix tells none. */
  status: PaymentLinkStatus;
  /** When it was made, in milliseconds since the epoch. */
  createdAt?: number;
  /** `createdAt` plus the lifespan, where both are told; milliseconds since the epoch. */
  expiresAt?: number;
}
