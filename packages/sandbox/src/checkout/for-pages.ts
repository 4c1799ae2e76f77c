// What the checkout's page shares with its endpoints.
export type {
  CheckoutReply,
  ErrorReply,
  OrderReply,
  OrderView,
  PaymentLinkReply,
  SessionReply,
} from './checkout-replies.js';
export {
  actionNames,
  type ActionName,
  type FieldName,
  type IconName,
  type SlotName,
  type ViewName,
} from './page/page-names.js';
