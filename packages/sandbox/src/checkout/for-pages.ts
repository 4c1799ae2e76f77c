// What the checkout's page shares with its endpoints.
export type {
  CheckoutReply,
  ErrorReply,
  OrderReply,
  OrderView,
  PaymentLinkReply,
  SessionReply,
} from './checkout-replies.js';
