/** An order exists; the payer is about to pay. It lives 25 minutes. Store `orderId`. */
export interface OrderCreated {
  type: 'order_created';
  /** Phoenix's id of the order; webhooks carry the same. */
  orderId: string;
  /** When, as Phoenix wrote it. */
  createdAt?: string;
  /** The wallet that receives, as Phoenix wrote it. */
  buyerAddress?: string;
  /** Who sends, as Phoenix wrote it; not always a hexadecimal address. */
  sellerAddress?: string;
  /** US dollars that the payer sends, a decimal string. */
  sendAmount?: string;
  /** USDC that the wallet receives, a decimal string. */
  receiveAmount?: string;
  /** US dollars that Phoenix adds to tell orders apart (0 to 20 cents, not a fee), a decimal string. */
  uniquenessAmount?: string;
  /** The chain that receives: `8453` is Base. */
  receivingChainId?: string;
  /** Where the payer sends the Zelle payment. */
  zelleAddress?: string;
  /** The message as it came. */
  raw: unknown;
}

/**
 * The page says that USDC was released. It can be forged by the payer: ship goods on what your server
 * learned (webhooks, the order's status), never on this.
 */
export interface TransactionSuccess {
  type: 'transaction_success';
  /** The transaction on the chain. */
  transactionHash: string;
  /** US dollars paid, a decimal string. */
  amount?: string;
  /** The token's symbol, `USDC`. */
  token?: string;
  /** The chain's name, `Base`. */
  chain?: string;
  /** The wallet that received. */
  walletAddress?: string;
  /** Tokens released, a decimal string. */
  sendAmount?: string;
  /** The transaction on basescan.org; https only. */
  basescanLink?: string;
  /** The message as it came. */
  raw: unknown;
}

/** The payer made a payment link. Orders made through it do not reach this page, only webhooks. */
export interface PaymentLinkCreated {
  type: 'payment_link_created';
  /** Phoenix's id of the link: the `payment_id` of its URL, else the message's `id`. */
  id: string;
  /** How long it is valid, in milliseconds: 86 400 000, a day. */
  lifespan?: number;
  /** The link; https only. It carries the access token: give it to the payer, not to a log. */
  paymentLinkUrl?: string;
  /** `pending`, then `consumed`. */
  status?: string;
  /** When, as Phoenix wrote it. */
  createdAt?: string;
  /** When it last changed, as Phoenix wrote it. */
  updatedAt?: string;
  /** The order made through the link, once there is one. */
  order?: unknown;
  /** The parameters that the link inherits, a query string; the access token is among them. */
  urlParams?: unknown;
  /** The message as it came. */
  raw: unknown;
}

/** The payer gave up. */
export interface Cancelled {
  type: 'cancelled';
  /** The message as it came. */
  raw: unknown;
}

/** The payer is finished. */
export interface Done {
  type: 'done';
  /** The message as it came. */
  raw: unknown;
}

/** The payer wants to see the transaction in a block explorer. */
export interface ExplorerRequested {
  type: 'explorer_requested';
  /** An absolute https URL, of any site: check the host before you open it. */
  url: string;
  /** The message as it came. */
  raw: unknown;
}

/** The payment failed; Phoenix does not say how. */
export interface Failed {
  type: 'failed';
  /** The message as it came. */
  raw: unknown;
}

/** What a checkout's frame tells its host page: a union, discriminated by `type`. */
export type CheckoutEvent =
  | OrderCreated
  | TransactionSuccess
  | PaymentLinkCreated
  | Cancelled
  | Done
  | ExplorerRequested
  | Failed;

/** The names of the events of a checkout's frame; see {@link CheckoutEvent}. */
export type CheckoutEventType = CheckoutEvent['type'];

/** The fields of an event, all but its `type` and `raw`, for whoever writes one; each may be left out. */
export type CheckoutEventFields<Type extends CheckoutEventType> = {
  [Name in Exclude<keyof Extract<CheckoutEvent, { type: Type }>, 'type' | 'raw'>]?:
    Extract<CheckoutEvent, { type: Type }>[Name] | undefined;
};
