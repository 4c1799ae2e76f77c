// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { PhoenixCheckout } from '../component/phoenix-checkout.js';
import { ADDRESS } from '../../test-support/checkout.js';
import { fakeAccessToken, findCheckout } from './index.js';

interface HappyDom {
  settings: {
    enableIframePageLoading: boolean;
    fetch: { interceptor: { beforeAsyncRequest: () => Promise<Response> } };
  };
}

afterEach(cleanup);

it('a fake checkout speaks in happy-dom, whose frames load for real if they are let', async () => {
  const { settings } = (window as unknown as { happyDOM: HappyDom }).happyDOM;
  settings.enableIframePageLoading = true;
  settings.fetch.interceptor = { beforeAsyncRequest: async () => new Response('') };
  const onEvent = vi.fn();
  const { container } = render(
    <PhoenixCheckout
      address={ADDRESS}
      amount="100"
      getToken={() => fakeAccessToken()}
      queryClient={new QueryClient()}
      onEvent={onEvent}
    />,
  );

  const checkout = await findCheckout();
  checkout.load();
  checkout.emit('order_created', { orderId: '42' });
  checkout.emit('done');

  expect(onEvent.mock.calls.map(([{ type }]) => type)).toEqual(['order_created', 'done']);
  expect(container.querySelector('[data-status="done"]')).not.toBeNull();
});
