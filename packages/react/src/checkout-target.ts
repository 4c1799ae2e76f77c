import {
  parseCheckoutUrl,
  parseUsdAmount,
  parseWalletAddress,
  PhoenixError,
} from '@phoenix-checkout/core';
import type { ReactErrorCode } from './errors.js';
import type { CheckoutTarget } from './frame-plan.js';

/** The values of a checkout, as the host gives them. */
export interface CheckoutValues {
  /** The Ethereum wallet address that receives USDC on Base. Checked, with its EIP-55 checksum. */
  address: string;
  /** US dollars to convert, such as `100` or `'1.45'`. */
  amount: string | number;
  /** Default: Phoenix's own choice. */
  theme?: 'light' | 'dark' | undefined;
  /** Lets the payer make payment links. Default false. */
  shareOn?: boolean | undefined;
  /** Staging or the sandbox. Default: Phoenix's own checkout. */
  checkoutUrl?: string | URL | undefined;
}

/** Checks the values. An error is part of the result: nothing throws through the host's tree. */
export function checkTarget(
  values: CheckoutValues,
  source: string,
): { target: CheckoutTarget; error?: never } | { target?: never; error: PhoenixError } {
  try {
    const { theme, shareOn = false } = values;
    return {
      target: {
        address: parseWalletAddress(values.address),
        amount: parseUsdAmount(values.amount),
        theme,
        shareOn,
        checkoutUrl: parseCheckoutUrl(values.checkoutUrl).href,
        source,
      },
    };
  } catch (error) {
    return { error: error as PhoenixError<ReactErrorCode> };
  }
}
