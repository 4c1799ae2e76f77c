import type { UsdAmount, WalletAddress } from '@phoenix-checkout/core';

/** What the address of a checkout's frame asks for, once it is checked. */
export interface CheckoutParameters {
  address: WalletAddress;
  amount: UsdAmount;
  accessToken: string;
  theme?: 'light' | 'dark';
  shareOn: boolean;
  /** The payment link that was opened. */
  paymentId?: string;
}
