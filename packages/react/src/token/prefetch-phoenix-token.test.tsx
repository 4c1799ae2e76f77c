import { QueryClient } from '@tanstack/react-query';
import { cleanup, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
});
