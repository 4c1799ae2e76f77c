import type { CheckoutMessage } from '@phoenix-checkout/core';
import type { SandboxOrderStatus } from '../order/index.js';

// What the checkout's endpoints answer, for themselves and for the page that asks them.

/** `POST api/checkout`: what the page shows first. */
export interface CheckoutReply {
  address: string;
  amount: string;
  share_on: boolean;
}

/** `POST api/sessions` */
export interface SessionReply {
  session_id: string;
  expires_in_ms: number;
}

/** What the page shows of an order. */
export interface OrderView {
  id: string;
  status: SandboxOrderStatus;
  send_amount: string;
  zelle_address: string;
  expires_in_ms: number;
  /** Milliseconds until the status changes. */
  next_change_ms: number;
  transaction_hash?: string;
}

/** `POST api/orders`, `GET api/orders/:id`, `POST api/orders/:id/transfer` */
export interface OrderReply {
  order: OrderView;
  /** What the page is to tell its host. */
  message?: CheckoutMessage;
}

/** `POST api/payment-links` */
export interface PaymentLinkReply {
  url: string;
  /** What the page is to tell its host. */
  message: CheckoutMessage;
}

/** Any of them, with a status of 400 or above. */
export interface ErrorReply {
  error: string;
  error_description: string;
}
