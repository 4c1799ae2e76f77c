import { findCheckout } from '@phoenix-checkout/react/testing';
import { phoenixTokenHandler } from '@phoenix-checkout/react/testing/msw';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { TopUp } from './top-up.js';

const WALLET = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';

const server = setupServer(phoenixTokenHandler({ url: '/api/phoenix/token' }));
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  server.resetHandlers();
});
afterAll(() => server.close());

// A query client of its own for each test, so that none sees another's token.
const show = () =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TopUp wallet={WALLET} />
    </QueryClientProvider>,
  );

it('thanks the payer when the payment went through', async () => {
  show();
  const checkout = await findCheckout();
  expect(checkout.params).toMatchObject({ address: WALLET, amount: '50' });

  checkout.load();
  checkout.emit('order_created', { orderId: '42' });
  expect(screen.getByText('Order 42 waits for your payment.')).toBeDefined();
  checkout.emit('transaction_success');

  expect(screen.getByRole('heading').textContent).toBe('50 dollars are on their way.');
});

it('forgets the order when the payer gives up', async () => {
  show();
  const checkout = await findCheckout();

  checkout.emit('order_created', { orderId: '42' });
  checkout.emit('cancelled');

  expect(screen.queryByText(/Order 42/)).toBeNull();
});

it('asks for the amount that the payer has chosen', async () => {
  show();
  await findCheckout();

  fireEvent.change(screen.getByLabelText('Dollars'), { target: { value: '100' } });

  const { params } = await findCheckout();
  expect(params.amount).toBe('100');
});

it('tells a payer who is not signed in', async () => {
  server.use(phoenixTokenHandler({ url: '/api/phoenix/token', status: 401 }));
  show();

  const alert = await screen.findByRole('alert');

  expect(alert.textContent).toContain('sign in');
});
