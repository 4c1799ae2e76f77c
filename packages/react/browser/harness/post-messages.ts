import type { Frame, Page } from 'playwright-core';
import { expectSoon } from './expect-soon.js';
import type { ShopPage } from './shop-page.js';

/** What a checkout says in the course of a payment, in the documented form. */
export const paymentMessages = [
  { type: 'ORDER_CREATED', data: { order_id: 'forged' } },
  { type: 'TRANSACTION_SUCCESS', data: { transactionHash: `0x${'f'.repeat(64)}` } },
  { type: 'OPEN_EXPLORER_URL', data: { url: 'https://basescan.org/tx/0x1' } },
  { type: 'PAYMENT_CREATED', data: { id: 'forged' } },
  { type: 'PAYMENT_FAILED' },
  { type: 'CANCEL' },
  { type: 'USER_DONE' },
];

/** Which window a frame, popup or page posts to, in its own words. */
export type Target = 'parent' | 'opener' | 'top' | 'self';

/** Posts messages from somewhere to the shop, and waits until the shop's page has got them all. */
export async function postMessages(
  { page }: ShopPage,
  from: Frame | Page,
  target: Target,
  messages: readonly unknown[] = paymentMessages,
): Promise<void> {
  const arrived = await page.evaluateHandle(() => {
    const record = { count: 0 };
    addEventListener('message', () => (record.count += 1));
    return record;
  });
  await from.evaluate(
    ([to, all]) => {
      const windows = { parent, opener: opener as Window, top, self };
      for (const message of all) windows[to]?.postMessage(message, '*');
    },
    [target, messages] as const,
  );
  await expectSoon(() => arrived.evaluate(({ count }) => count)).toBe(messages.length);
}
