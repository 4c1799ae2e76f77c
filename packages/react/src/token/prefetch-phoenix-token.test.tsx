import { QueryClient } from '@tanstack/react-query';
import { cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PhoenixCheckout } from '../component/phoenix-checkout.js';
import { prefetchPhoenixToken } from './prefetch-phoenix-token.js';
import { TOKEN_URL, useBackend } from '../../test-support/backend.js';
import { ADDRESS, frame } from '../../test-support/checkout.js';

const backend = useBackend();
beforeEach(() => backend.givesTokens());
afterEach(cleanup);

describe('a prefetched token', () => {
  it("starts the frame in a component's first paint, without a request", async () => {
    const queryClient = new QueryClient();
    await prefetchPhoenixToken({ tokenUrl: TOKEN_URL, queryClient });

    render(
      <PhoenixCheckout
        address={ADDRESS}
        amount="100"
        tokenUrl={TOKEN_URL}
        queryClient={queryClient}
      />,
    );

    expect(frame()).not.toBeNull();
    expect(backend.requests).toHaveLength(1);
  });

  it('needs no client where the page has none', async () => {
    await prefetchPhoenixToken({ tokenUrl: `${TOKEN_URL}?own` });

    render(<PhoenixCheckout address={ADDRESS} amount="100" tokenUrl={`${TOKEN_URL}?own`} />);

    expect(frame()).not.toBeNull();
    expect(backend.requests).toHaveLength(1);
  });

  it('is asked for once, however often that is wanted', async () => {
    const queryClient = new QueryClient();
    const prefetch = () => prefetchPhoenixToken({ tokenUrl: TOKEN_URL, queryClient });

    await Promise.all([prefetch(), prefetch()]);
    await prefetch();

    expect(backend.requests).toHaveLength(1);
  });

  it('never rejects', async () => {
    backend.fails(401);

    await expect(
      prefetchPhoenixToken({ tokenUrl: TOKEN_URL, queryClient: new QueryClient() }),
    ).resolves.toBeUndefined();
  });

  it.each([
    ['that asks for a pause', 503, { 'Retry-After': '300' }],
    ['that refuses this user', 401, {}],
    ['that is not there', 404, {}],
  ])('is not asked for again of a backend %s', async (_, status, headers) => {
    backend.fails(status, headers);
    const queryClient = new QueryClient();

    for (let pointed = 0; pointed < 5; pointed++) {
      await prefetchPhoenixToken({ tokenUrl: TOKEN_URL, queryClient });
    }

    expect(backend.requests).toHaveLength(1);
  });

  it('is asked for once the pause that the backend wanted is over', async () => {
    backend.fails(503, { 'Retry-After': '1' });
    const queryClient = new QueryClient();
    await prefetchPhoenixToken({ tokenUrl: TOKEN_URL, queryClient });
    backend.givesTokens();

    await vi.waitFor(
      async () => {
        await prefetchPhoenixToken({ tokenUrl: TOKEN_URL, queryClient });
        expect(backend.requests).toHaveLength(2);
      },
      { timeout: 5000 },
    );
  });

  it('that failed is asked for by the component, which can say so', async () => {
    backend.fails(401);
    const queryClient = new QueryClient();
    await prefetchPhoenixToken({ tokenUrl: TOKEN_URL, queryClient });
    backend.givesTokens();

    const source = { tokenUrl: TOKEN_URL, queryClient };
    render(<PhoenixCheckout address={ADDRESS} amount="100" {...source} />);

    await waitFor(() => expect(frame()).not.toBeNull());
  });
});
