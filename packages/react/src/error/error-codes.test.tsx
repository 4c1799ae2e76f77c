import type { CoreErrorCode, PhoenixError } from '@phoenix-checkout/core';
import { cleanup, fireEvent, renderHook } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBackend } from '../../test-support/backend.js';
import { findFrame, setUp } from '../../test-support/checkout.js';
import { ORDER_URL, refuses, stubOrderBackend } from '../../test-support/order-backend.js';
import type { PhoenixCheckoutProps } from '../component/index.js';
import { usePhoenixOrder } from '../order/index.js';
import type { ReactErrorCode } from './index.js';
import {
  PhoenixCheckout as reference,
  type ClientReferenceErrorCode,
} from '../server-component/client-references.js';
import { getCheckout, type TestingErrorCode } from '../testing/index.js';

const backend = useBackend();
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  backend.givesTokens();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** What a checkout's `onError` hears first. */
async function heard(
  props: Partial<PhoenixCheckoutProps> = {},
  then: () => unknown = () => {},
): Promise<PhoenixError> {
  const onError = vi.fn<(error: PhoenixError) => void>();
  setUp({ ...props, onError } as Parameters<typeof setUp>[0]);
  await then();
  await vi.waitFor(() => expect(onError).toHaveBeenCalled(), { timeout: 5000 });
  return onError.mock.calls[0]?.[0] as PhoenixError;
}

const withStatus = (status: number) => () => {
  backend.fails(status);
  return heard();
};
const withReply = (body: object) => () => {
  backend.reply(() => HttpResponse.json(body));
  return heard();
};

let orders = 0;

/** What `usePhoenixOrder` tells when the order endpoint answers with a status, or not at all. */
const ofOrder = (answer: Parameters<typeof stubOrderBackend>[0]) => async () => {
  stubOrderBackend(answer);
  // Of each its own: what is known of an order is kept.
  const orderId = `A${(orders += 1)}`;
  const { result } = renderHook(() => usePhoenixOrder({ orderUrl: ORDER_URL, orderId }));
  await vi.waitFor(() => expect(result.current.error).toBeDefined(), { timeout: 5000 });
  return result.current.error;
};

async function thrownBy(work: () => unknown): Promise<unknown> {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

async function breakPolicy(): Promise<void> {
  const frame = await findFrame();
  const violation = Object.assign(new Event('securitypolicyviolation', { bubbles: true }), {
    effectiveDirective: 'frame-src',
    disposition: 'enforce',
    blockedURI: new URL(frame.src).origin,
  });
  fireEvent(document, violation);
}

/** Of core's codes, those that a checkout in a page tells; the others are for who calls core itself. */
type CoreCodeInPage = Extract<
  CoreErrorCode,
  | 'invalid_address'
  | 'invalid_amount'
  | 'invalid_checkout_url'
  | 'invalid_config'
  | 'invalid_order'
  | 'invalid_token_reply'
>;

/** What each page of `docs/errors` names as a cause, and how an app comes to see the code. */
const provoked = {
  invalid_address: { 'a name': () => heard({ address: 'alice.eth' }) },
  invalid_amount: { 'an empty field': () => heard({ amount: '' }) },
  invalid_checkout_url: { 'no scheme': () => heard({ checkoutUrl: 'staging.example' }) },
  invalid_config: {
    'no tokenUrl and no getToken': () =>
      heard({ tokenUrl: undefined } as unknown as Partial<PhoenixCheckoutProps>),
  },
  invalid_token_reply: {
    'a page in place of a reply': () => {
      backend.reply(() => HttpResponse.html('<p>Sign in</p>'));
      return heard();
    },
    'a token by another name': withReply({ token: 'a-token' }),
    'a lifetime that is over': withReply({ access_token: 'a-token', expires_in: -1 }),
  },
  token_unauthorized: {
    'status 401': withStatus(401),
    'status 403': withStatus(403),
    'getToken threw an error with status 403': () =>
      heard({
        tokenUrl: undefined,
        tokenKey: 'forbidden',
        getToken: () => Promise.reject(Object.assign(new Error('No.'), { status: 403 })),
      } as unknown as Partial<PhoenixCheckoutProps>),
  },
  token_unavailable: {
    'no such endpoint': withStatus(404),
    'a request that CORS or the network refuses': () => {
      backend.reply(() => HttpResponse.error());
      return heard();
    },
    'getToken threw': () =>
      heard({
        tokenUrl: undefined,
        tokenKey: 'broken',
        getToken: () => Promise.reject(new Error('Broken.')),
      } as unknown as Partial<PhoenixCheckoutProps>),
  },
  invalid_order: {
    'a page in place of a reply': ofOrder(
      () => new Response('<p>Sign in</p>', { headers: { 'Content-Type': 'text/html' } }),
    ),
  },
  order_not_found: { "an order that is not this user's": ofOrder(refuses(404)) },
  order_unauthorized: {
    'status 401': ofOrder(refuses(401)),
    'status 403': ofOrder(refuses(403)),
  },
  order_unavailable: {
    'status 503': ofOrder(refuses(503)),
    'a wrong orderUrl': ofOrder(refuses(405)),
    'a request that CORS or the network refuses': ofOrder(() => {
      throw new TypeError('Failed to fetch');
    }),
  },
  frame_load_timeout: { 'a page that hangs': () => heard({ loadTimeoutMs: 20 }, findFrame) },
  frame_blocked: { 'a policy without frame-src': () => heard({}, breakPolicy) },
  offline: {
    'mounted without a network': () => {
      vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
      return heard();
    },
  },
  checkout_not_found: { 'no frame yet': () => thrownBy(() => getCheckout()) },
  client_only: {
    'a component that a server calls': () => thrownBy(() => (reference as () => unknown)()),
  },
} satisfies Record<
  | Exclude<ReactErrorCode, CoreErrorCode>
  | CoreCodeInPage
  | ClientReferenceErrorCode
  | TestingErrorCode,
  Record<string, () => Promise<unknown>>
>;

describe.each(Object.entries(provoked))('%s', (code, causes) => {
  it.each(Object.entries(causes))('%s', async (_, provoke) => {
    await expect(provoke()).resolves.toMatchObject({ name: 'PhoenixError', code });
  });
});
