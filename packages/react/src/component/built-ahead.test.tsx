// @vitest-environment node
import type { PaymentLinkCreated } from '@phoenix-checkout/core';
import * as React from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  PhoenixCheckout,
  PhoenixCheckoutModal,
  PhoenixPaymentLink,
  PhoenixProvider,
  usePhoenixCheckout,
  usePhoenixOrder,
  usePhoenixToken,
} from '../index.js';

// A page that is built ahead is the same for everybody. Next.js, with Cache Components, ends the
// build where a client component reads one of these while it renders.
const read = vi.fn();

beforeEach(() => {
  read.mockClear();
  vi.spyOn(Date, 'now').mockImplementation(() => {
    read('Date.now()');
    return 0;
  });
  vi.spyOn(Math, 'random').mockImplementation(() => {
    read('Math.random()');
    return 0;
  });
  vi.spyOn(crypto, 'randomUUID').mockImplementation(() => {
    read('crypto.randomUUID()');
    return '0-0-0-0-0';
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const address = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const given = { address, amount: '25', tokenUrl: '/api/phoenix/token' } as const;

const link: PaymentLinkCreated = {
  type: 'payment_link_created',
  id: 'kR3vX9aBcD1eFgH2iJkL4m',
  paymentLinkUrl: 'https://app-partner.phoenix.market/?payment_id=kR3vX9aBcD1eFgH2iJkL4m',
  lifespan: 86_400,
  raw: {},
};

function ProvidedCheckout() {
  return (
    <PhoenixProvider tokenUrl={given.tokenUrl}>
      <PhoenixCheckout {...given} />
    </PhoenixProvider>
  );
}

function OwnCheckout() {
  return <p>{usePhoenixCheckout(given).status}</p>;
}

function Token() {
  return <p>{usePhoenixToken({ tokenUrl: given.tokenUrl }).status}</p>;
}

function Order() {
  return <p>{usePhoenixOrder({ orderUrl: '/api/phoenix/order', orderId: 'A1' }).status}</p>;
}

it.each<[string, () => React.ReactElement]>([
  ['PhoenixCheckout', () => <PhoenixCheckout {...given} />],
  ['PhoenixCheckout below a provider', () => <ProvidedCheckout />],
  ['PhoenixCheckoutModal', () => <PhoenixCheckoutModal {...given} trigger={<i>Pay</i>} />],
  ['an open PhoenixCheckoutModal', () => <PhoenixCheckoutModal {...given} open />],
  ['PhoenixPaymentLink', () => <PhoenixPaymentLink link={link} />],
  ['usePhoenixCheckout', () => <OwnCheckout />],
  ['usePhoenixToken', () => <Token />],
  ['usePhoenixOrder', () => <Order />],
])('%s reads no clock and nothing random, so a page with it may be built ahead', (_, render) => {
  expect(renderToString(render())).not.toBe('');

  expect(read.mock.calls).toEqual([]);
});
