// @vitest-environment node
import { listen } from '@phoenix-checkout/test-kit/listen';
import { dehydrate, QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jwt } from '../../test-support/tokens.js';
import { phoenixTokenQueryOptions } from './token-query-options.js';

beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** A token endpoint on this machine, that counts. */
async function startEndpoint(answer: () => object = () => ({ access_token: jwt() })) {
  const requests: (string | undefined)[] = [];
  const server = await listen(({ url }, response) => {
    requests.push(url);
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer()));
  });
  return { ...server, requests };
}

describe('on a server', () => {
  it('a token is prefetched, and dehydrated for the page', async () => {
    const token = jwt();
    const endpoint = await startEndpoint(() => ({ access_token: token, expires_in: 3600 }));
    const client = new QueryClient();

    await client.prefetchQuery(phoenixTokenQueryOptions({ tokenUrl: `${endpoint.url}/token` }));
    await endpoint.stop();

    expect(dehydrate(client).queries[0]?.state.data).toEqual({
      access_token: token,
      expires_in: 3600,
    });
  });

  it('a relative tokenUrl is refused at once, and the developer is told', async () => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: 5 } } });
    const options = phoenixTokenQueryOptions({ tokenUrl: '/api/token?user=secret' });
    const request = vi.spyOn(globalThis, 'fetch');

    await expect(client.fetchQuery(options)).rejects.toMatchObject({ code: 'invalid_config' });

    expect(request).not.toHaveBeenCalled();
    expect(client.getQueryState(options.queryKey)?.fetchFailureCount).toBe(1);
    const [[warning] = []] = vi.mocked(console.warn).mock.calls;
    expect(warning).toContain('/api/token');
    expect(warning).toContain('docs/errors/invalid_config.md');
    expect(warning).not.toContain('secret');
  });

  it('no source is refused at once', async () => {
    const client = new QueryClient();

    await expect(client.fetchQuery(phoenixTokenQueryOptions({}))).rejects.toMatchObject({
      code: 'invalid_config',
    });
  });
});

describe("a host client's defaults", () => {
  it('leave a prefetched token alone, whatever they are', async () => {
    const endpoint = await startEndpoint();
    const persister = vi.fn();
    const client = new QueryClient({
      defaultOptions: {
        queries: {
          enabled: false,
          gcTime: 0,
          initialData: 'initial',
          meta: { persist: true },
          networkMode: 'offlineFirst',
          persister,
          placeholderData: 'placeholder',
          queryKeyHashFn: () => 'one-for-all',
          retry: false,
          select: () => 'selected',
          staleTime: Infinity,
          structuralSharing: () => 'shared',
          throwOnError: true,
        },
      },
    });
    const options = phoenixTokenQueryOptions({ tokenUrl: `${endpoint.url}/token` });

    const data = await client.fetchQuery(options);
    await endpoint.stop();

    expect(data).toEqual({ access_token: expect.stringMatching(/^ey/) });
    const [query] = client.getQueryCache().getAll();
    expect(query?.queryHash).not.toBe('one-for-all');
    expect(query?.meta).toBeUndefined();
    expect(persister).not.toHaveBeenCalled();
    expect(endpoint.requests).toEqual(['/token']);
  });
});
