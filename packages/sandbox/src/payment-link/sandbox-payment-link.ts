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
