import { PhoenixError } from '../error/index.js';
import { isAccessToken } from '../token/index.js';
import { parseEndpointUrl, parseUsdAmount, parseWalletAddress } from '../value/index.js';
import { themes, type Theme } from './theme.js';

/** Phoenix Market's checkout in production. */
export const PHOENIX_CHECKOUT_URL = 'https://app-partner.phoenix.market/';

/** What a checkout's URL is built from. */
export interface CheckoutParams {
  /** The Ethereum wallet address that receives USDC on Base; see `parseWalletAddress`. */
  address: string;
  /** US dollars to convert, such as `100` or `'1.45'`; see `parseUsdAmount`. */
  amount: string | number;
  /** A Phoenix Market access token, from the partner's backend. */
  accessToken: string;
  /** Default: Phoenix's own choice. */
  theme?: Theme | undefined;
  /** Lets the payer make payment links. Default false. */
  shareOn?: boolean | undefined;
  /** Prefers the partner's own private sellers, before public ones. Default false. */
  onlyPrivateMatching?: boolean | undefined;
  /**
   * Staging or a sandbox; https, or http on loopback. Query parameters of its own are kept: this is
   * how to pass one that is not listed here. Default {@link PHOENIX_CHECKOUT_URL}.
   */
  checkoutUrl?: string | URL | undefined;
}

/**
 * Checks the URL of a checkout: https, or http on loopback, without credentials or a fragment.
 *
 * @throws PhoenixError `invalid_checkout_url`
 */
export function parseCheckoutUrl(input: string | URL = PHOENIX_CHECKOUT_URL): URL {
  const url = parseEndpointUrl(input);
  if (url) return url;
  throw new PhoenixError(
    'invalid_checkout_url',
    'The checkout URL must be https, without password or #fragment.',
  );
}

/**
 * Builds the URL that a checkout's frame starts with. Each value is checked, then encoded: none
 * can add, drop or change another parameter. Parameters of these names that `checkoutUrl` already
 * carries are replaced; others are kept.
 *
 * The result holds the access token: put it in a frame's `src`, not in a log.
 *
 * @throws PhoenixError `invalid_address` `invalid_amount` `missing_token` `invalid_checkout_url`
 * @see https://docs.phoenix.market
 * @example
 * buildCheckoutUrl({ address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', amount: 100, accessToken });
 */
export function buildCheckoutUrl(params: CheckoutParams): string {
  const { accessToken, theme, shareOn, onlyPrivateMatching } = params;
  const url = parseCheckoutUrl(params.checkoutUrl);
  const address = parseWalletAddress(params.address);
  const amount = parseUsdAmount(params.amount);
  if (!isAccessToken(accessToken)) {
    throw new PhoenixError('missing_token', 'No token.');
  }
  // Omit what Phoenix does not document: another theme, a switch that is not true.
  const values = {
    address,
    amount,
    access_token: accessToken,
    theme: themes.find((known) => known === theme),
    shareOn: shareOn === true ? 'true' : undefined,
    onlyPrivateMatching: onlyPrivateMatching === true ? 'true' : undefined,
  };
  for (const [name, value] of Object.entries(values)) {
    url.searchParams.delete(name);
    if (value !== undefined) url.searchParams.append(name, value);
  }
  return url.href;
}
