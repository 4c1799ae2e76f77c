import { describe, expect, test } from 'vitest';
import { paymentCreated } from '../../test-support/phoenix-messages.js';
import { paymentLink } from '../../test-support/phoenix-orders.js';
import { thrownCode } from '../../test-support/thrown-code.js';
import { parseCheckoutMessage } from '../checkout/checkout-message.js';
import { parsePaymentLink } from './parse-payment-link.js';

const createdAt = '2025-07-07T22:05:12.535Z';

test("reads a webhook's link", () => {
  expect(parsePaymentLink({ ...paymentLink, createdAt })).toEqual({
    id: 'Zz3vX9aBcD1eFgH2iJkL4m',
    url: paymentLink.paymentLinkURL,
    status: 'pending',
    createdAt: Date.parse(createdAt),
    expiresAt: Date.parse(createdAt) + 86_400_000,
  });
});

test("reads the frame's message, its payload and our event of it alike", () => {
  const fromPayload = parsePaymentLink(paymentCreated.data);

  expect(fromPayload).toMatchObject({
    id: paymentCreated.data.id,
    url: paymentCreated.data.paymentLinkURL,
    expiresAt: Date.parse(createdAt) + 86_400_000,
  });
  expect(parsePaymentLink(paymentCreated)).toEqual(fromPayload);
  expect(parsePaymentLink(parseCheckoutMessage(paymentCreated))).toEqual(fromPayload);
});

test('reads what it returned, through JSON', () => {
  const link = parsePaymentLink({ ...paymentLink, createdAt });

  expect(parsePaymentLink(JSON.parse(JSON.stringify(link)))).toEqual(link);
});

describe('the id', () => {
  test("is the URL's payment_id, whatever else is called id", () => {
    expect(parsePaymentLink({ ...paymentLink, id: 'partner-1' }).id).toBe('Zz3vX9aBcD1eFgH2iJkL4m');
  });

  test('is the one that Phoenix gave where the URL has none', () => {
    expect(parsePaymentLink({ id: 'L1' })).toEqual({ id: 'L1', status: 'pending' });
    expect(parsePaymentLink({ paymentLinkId: 'L1' })).toEqual({ id: 'L1', status: 'pending' });
  });
});

test("a webhook's status beside the link counts", () => {
  const data = { paymentLinkId: 'L1', paymentLinkStatus: 'consumed', paymentLink };

  expect(parsePaymentLink(data).status).toBe('consumed');
});

test.each(['javascript:alert(1)', 'http://app-partner.phoenix.market/?payment_id=L1', 'nonsense'])(
  'leaves out %s, which may not stand in a page as a link',
  (paymentLinkURL) => {
    expect(parsePaymentLink({ id: 'L1', paymentLinkURL })).not.toHaveProperty('url');
  },
);

test("takes a sandbox's link, on loopback", () => {
  const paymentLinkURL = 'http://localhost:4100/checkout?payment_id=L1';

  expect(parsePaymentLink({ paymentLinkURL })).toMatchObject({ id: 'L1', url: paymentLinkURL });
});

test.each([undefined, null, 7, 'L1', {}, { id: 7 }])('refuses %j, which has no id', (data) => {
  expect(thrownCode(() => parsePaymentLink(data))).toBe('invalid_message');
});
