import { isPhoenixError, parseUsdAmount, parseWalletAddress, themes } from '@phoenix-checkout/core';
import type { CheckoutParameters } from './checkout-parameters.js';
import type { PaymentLinks } from '../payment-link/index.js';
import type { AccessTokens } from '../token/index.js';

/** Why a checkout is refused. */
export interface CheckoutRefusal {
  status: 400 | 401;
  error:
    | 'invalid_address'
    | 'invalid_amount'
    | 'invalid_parameter'
    | 'invalid_payment_link'
    | 'missing_token'
    | 'invalid_token'
    | 'expired_token';
  description: string;
}

const refuse = (
  status: 400 | 401,
  error: CheckoutRefusal['error'],
  description: string,
): CheckoutRefusal => ({ status, error, description });

const parameters = [
  'address',
  'amount',
  'access_token',
  'theme',
  'shareOn',
  'onlyPrivateMatching',
  'payment_id',
];
const switches = ['shareOn', 'onlyPrivateMatching'];

function parseQuery(query: string): CheckoutParameters | CheckoutRefusal {
  const given = new URLSearchParams(query);
  const twice = parameters.find((name) => given.getAll(name).length > 1);
  if (twice) {
    return refuse(400, 'invalid_parameter', `The parameter ${twice} is given more than once.`);
  }
  const theme = themes.find((known) => known === given.get('theme'));
  if (given.has('theme') && !theme) {
    const known = themes.join(' or ');
    return refuse(400, 'invalid_parameter', `The parameter theme must be ${known}.`);
  }
  const odd = switches.find((name) => !['true', 'false', null].includes(given.get(name)));
  if (odd) return refuse(400, 'invalid_parameter', `The parameter ${odd} must be true or false.`);
  const accessToken = given.get('access_token');
  const paymentId = given.get('payment_id');
  try {
    const address = parseWalletAddress(given.get('address') ?? undefined);
    const amount = parseUsdAmount(given.get('amount') ?? undefined);
    if (!accessToken) {
      return refuse(401, 'missing_token', 'The parameter access_token is missing.');
    }
    return {
      query,
      address,
      amount,
      accessToken,
      ...(theme && { theme }),
      shareOn: given.get('shareOn') === 'true',
      onlyPrivateMatching: given.get('onlyPrivateMatching') === 'true',
      ...(paymentId && { paymentId }),
    };
  } catch (error) {
    if (!isPhoenixError<'invalid_address' | 'invalid_amount'>(error)) throw error;
    return refuse(400, error.code, error.message);
  }
}

/**
 * Reads the query of a checkout's address and checks everything in it: the parameters' form, the
 * token's signature and lifetime, and that a payment link can still be used.
 */
export async function readCheckoutRequest(
  query: string,
  { tokens, links }: { tokens: AccessTokens; links: PaymentLinks },
): Promise<CheckoutParameters | CheckoutRefusal> {
  const request = parseQuery(query);
  if ('error' in request) return request;
  // A link lives longer than the token in it: while the link can be used, the token is not checked.
  if (request.paymentId) {
    return links.accepts(request.paymentId, query)
      ? request
      : refuse(400, 'invalid_payment_link', 'This payment link is unknown, used or over.');
  }
  switch (await tokens.checkMarketToken(request.accessToken)) {
    case 'valid':
      return request;
    case 'expired':
      return refuse(401, 'expired_token', 'The access token has expired.');
    default:
      return refuse(401, 'invalid_token', 'The access token is not one of this sandbox.');
  }
}
