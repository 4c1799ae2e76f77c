import type { Theme, UsdAmount, WalletAddress } from '@phoenix-checkout/core';

/** What the address of a checkout's frame asks for, after it was checked. */
export interface CheckoutParameters {
  /** The query as it came: a payment link inherits all of it. */
  query: string;
  address: WalletAddress;
  amount: UsdAmount;
  accessToken: string;
  theme?: Theme;
  shareOn: boolean;
  onlyPrivateMatching: boolean;
  /** The payment link that was opened. */
  paymentId?: string;
}
