import { dehydrate, hydrate, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, renderHook, screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { StrictMode, useInsertionEffect, useState, type ReactNode } from 'react';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { PhoenixProvider } from '../provider/index.js';
import { TOKEN_URL, useBackend } from '../../test-support/backend.js';
import { jwt } from '../../test-support/tokens.js';
import { phoenixTokenQueryOptions } from './token-query-options.js';
import { usePhoenixToken } from './use-phoenix-token.js';
import type { UsePhoenixTokenOptions } from './use-received-token.js';

const backend = useBackend();
afterEach(cleanup);

/** Each test has a client of its own, as each page has. */
function setUp(options: UsePhoenixTokenOptions = {}, client = new QueryClient()) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  const hook = renderHook((props: UsePhoenixTokenOptions) => usePhoenixToken(props), {
    wrapper,
    initialProps: { tokenUrl: TOKEN_URL, ...options } as UsePhoenixTokenOptions,
  });
  return { ...hook, client };
}

describe('usePhoenixToken', () => {
  it('gives the token of the backend, and when it ends', async () => {
    backend.givesTokens(3600);
    const { result } = setUp();
    expect(result.current).toMatchObject({ status: 'pending', token: undefined });

    await waitFor(() => expect(result.current.status).toBe('success'));

    expect(result.current.token).toMatch(/^ey/);
    expect((result.current.expiresAt ?? 0) - Date.now()).toBeGreaterThan(3590_000);
  });

  it("works with Phoenix's own sample backend, which answers with the token and nothing else", async () => {
    backend.reply(() => HttpResponse.json({ access_token: jwt({ lifetimeSeconds: 600 }) }));
    const { result } = setUp();

    await waitFor(() => expect(result.current.status).toBe('success'));

    const left = (result.current.expiresAt ?? 0) - Date.now();
    expect(left).toBeGreaterThan(590_000);
    expect(left).toBeLessThanOrEqual(600_000);
  });

  it('asks once for twenty components, StrictMode included, without a provider', async () => {
    backend.givesTokens();
    const url = `${TOKEN_URL}`;
    function Token() {
      const { token } = usePhoenixToken({ tokenUrl: url });
      return <p>{token ? 'token' : 'none'}</p>;
    }

    render(
      <StrictMode>
        {Array.from({ length: 20 }, (_, index) => (
          <Token key={index} />
        ))}
      </StrictMode>,
    );

    expect(await screen.findAllByText('token')).toHaveLength(20);
    expect(backend.requests).toHaveLength(1);
  });

  it('bypasses HTTP caches and sends what the host wants sent', async () => {
    backend.givesTokens();
    const { result } = setUp({
      tokenRequest: () => ({ headers: { 'x-csrf': 'abc' }, credentials: 'include' }),
    });

    await waitFor(() => expect(result.current.token).toBeDefined());

    const [request] = backend.requests;
    expect(request?.cache).toBe('no-store');
    expect(request?.credentials).toBe('include');
    expect(request?.headers.get('x-csrf')).toBe('abc');
  });

  it('takes a function instead of a URL, whose identity does not matter', async () => {
    const calls = vi.fn(() => jwt());
    const { result, rerender } = setUp({ tokenUrl: undefined, getToken: async () => calls() });
    await waitFor(() => expect(result.current.token).toBeDefined());

    for (let count = 0; count < 20; count++) rerender({ getToken: async () => calls() });

    expect(calls).toHaveBeenCalledTimes(1);
  });

  it('asks while it renders: no effect comes before the request', () => {
    const request = vi.spyOn(globalThis, 'fetch').mockReturnValue(new Promise(() => {}));
    onTestFinished(() => request.mockRestore());
    const queryClient = new QueryClient();
    let before: number | undefined;
    function Token() {
      usePhoenixToken({ tokenUrl: TOKEN_URL, queryClient });
      useInsertionEffect(() => {
        before ??= request.mock.calls.length;
      });
      return null;
    }

    render(<Token />);

    expect(before).toBe(1);
  });

  it("calls a host's own function when it is done with rendering, so that it may set state", async () => {
    const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => errors.mockRestore());
    const queryClient = new QueryClient();
    function Page() {
      const [isBusy, setBusy] = useState(false);
      return (
        <>
          <p>{isBusy ? 'busy' : 'at rest'}</p>
          <Token setBusy={setBusy} />
        </>
      );
    }
    function Token({ setBusy }: { setBusy: (isBusy: boolean) => void }) {
      usePhoenixToken({
        getToken: () => {
          setBusy(true);
          return { access_token: jwt(), expires_in: 3600 };
        },
        queryClient,
      });
      return null;
    }

    render(<Page />);
    await screen.findByText('busy');

    expect(errors).not.toHaveBeenCalled();
  });

  it('asks another URL for another token', async () => {
    backend.givesTokens();
    const { result, rerender } = setUp();
    await waitFor(() => expect(result.current.token).toBeDefined());

    rerender({ getToken: () => 'from-elsewhere', tokenKey: 'elsewhere' });

    await waitFor(() => expect(result.current.token).toBe('from-elsewhere'));
  });

  it('asks for nothing while it is not enabled', () => {
    const { result } = setUp({ enabled: false });

    expect(result.current).toMatchObject({ status: 'idle', isFetching: false });
    expect(backend.requests).toHaveLength(0);
  });

  it('takes its source from a provider', async () => {
    backend.givesTokens();
    const { result } = renderHook(() => usePhoenixToken(), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <PhoenixProvider tokenUrl={TOKEN_URL} queryClient={new QueryClient()}>
          {children}
        </PhoenixProvider>
      ),
    });

    await waitFor(() => expect(result.current.token).toBeDefined());
  });

  it('says what to do when it has no source', async () => {
    const { result } = setUp({ tokenUrl: undefined });

    await waitFor(() => expect(result.current.status).toBe('error'));

    expect(result.current.error).toMatchObject({ code: 'invalid_config' });
    expect(result.current.error?.message).toContain('no tokenUrl');
  });
});

describe('a failing backend', () => {
  it.each([401, 403])('is not asked again after %i', async (status) => {
    backend.fails(status);
    const { result } = setUp();

    await waitFor(() => expect(result.current.status).toBe('error'));

    expect(result.current.error).toMatchObject({ code: 'token_unauthorized' });
    expect(backend.requests).toHaveLength(1);
  });

  it('is asked twice before that is an error, which a refresh mends', async () => {
    backend.fails(500);
    const { result } = setUp();

    await waitFor(() => expect(result.current.status).toBe('error'), { timeout: 5000 });
    expect(result.current.error).toMatchObject({ code: 'token_unavailable' });
    expect(backend.requests).toHaveLength(2);

    backend.givesTokens();
    await act(() => result.current.refresh());
    expect(result.current).toMatchObject({ status: 'success', error: undefined });
  });

  it.each([400, 404])(
    'is not asked again after %i, and its address is told without its query',
    async (status) => {
      backend.fails(status);
      const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
      onTestFinished(() => warn.mockRestore());
      const { result } = setUp({ tokenUrl: `${TOKEN_URL}?user=secret-${status}` });

      await waitFor(() => expect(result.current.status).toBe('error'));

      expect(result.current.error).toMatchObject({
        code: 'token_unavailable',
        message: `${TOKEN_URL}: status ${status}`,
      });
      expect(backend.requests).toHaveLength(1);
      expect(warn.mock.calls).toEqual([
        [expect.stringContaining(`token_unavailable: ${TOKEN_URL}: status ${status}`)],
      ]);
    },
  );

  it("that answers with a page, as a dev server's fallback does, is named", async () => {
    backend.reply(() => HttpResponse.html('<!doctype html><p>secret page</p>'));
    const { result } = setUp();

    await waitFor(() => expect(result.current.status).toBe('error'));

    expect(result.current.error).toMatchObject({ code: 'invalid_token_reply' });
    expect(result.current.error?.message).toContain('not JSON');
    expect(result.current.error?.message).not.toContain('secret');
    expect(backend.requests).toHaveLength(1);
  });

  it('that answers with something other than a token is named', async () => {
    backend.reply(() => HttpResponse.json({ token: 'very-secret' }));
    const { result } = setUp();

    await waitFor(() => expect(result.current.status).toBe('error'));

    expect(result.current.error).toMatchObject({ code: 'invalid_token_reply' });
    expect(result.current.error?.message).not.toContain('secret');
  });

  it('that cannot be reached is an error, not a promise for ever', async () => {
    backend.reply(() => HttpResponse.error());
    const { result } = setUp();

    await waitFor(() => expect(result.current.status).toBe('error'), { timeout: 5000 });

    expect(result.current.error).toMatchObject({ code: 'token_unavailable' });
  });

  it("a function's own error does not get into ours", async () => {
    const failure = Object.assign(new Error('Bearer very-secret'), { status: 403 });
    const { result } = setUp({ tokenUrl: undefined, getToken: () => Promise.reject(failure) });

    await waitFor(() => expect(result.current.status).toBe('error'));

    expect(result.current.error).toMatchObject({ code: 'token_unauthorized' });
    expect(result.current.error?.cause).toBeUndefined();
    expect(String(result.current.error?.stack)).not.toContain('very-secret');
  });
});

describe("the host's query client", () => {
  it('does not apply its defaults to a token', async () => {
    backend.fails(401);
    const client = new QueryClient({
      defaultOptions: {
        queries: {
          throwOnError: true,
          retry: 5,
          retryDelay: 1,
          staleTime: 0,
          enabled: false,
          select: () => 'selected',
          placeholderData: 'placeholder',
          ...({ suspense: true } as object),
        },
      },
    });
    const { result } = setUp({}, client);

    await waitFor(() => expect(result.current.status).toBe('error'));

    expect(backend.requests).toHaveLength(1);
    expect(result.current.token).toBeUndefined();
  });

  it('does not apply any other default either, of the client or of its queries', async () => {
    backend.givesTokens();
    const persister = vi.fn();
    const client = new QueryClient({
      defaultOptions: {
        queries: {
          initialData: 'initial',
          meta: { persist: true },
          networkMode: 'offlineFirst',
          notifyOnChangeProps: [],
          persister,
          queryKeyHashFn: () => 'one-for-all',
          refetchInterval: 1,
          refetchOnMount: 'always',
          refetchOnWindowFocus: 'always',
          structuralSharing: () => 'shared',
          ...({ subscribed: false, experimental_prefetchInRender: true } as object),
        },
      },
    });
    client.setQueryDefaults(['phoenix-checkout'], { select: () => 'selected', persister });

    const { result } = setUp({}, client);
    await waitFor(() => expect(result.current.token).toMatch(/^ey/));
    window.dispatchEvent(new Event('focus'));
    const other = setUp({ tokenUrl: undefined, getToken: () => 'other' }, client);
    await waitFor(() => expect(other.result.current.token).toBe('other'));

    expect(backend.requests).toHaveLength(1);
    expect(persister).not.toHaveBeenCalled();
    expect(client.getQueryCache().getAll()[0]?.meta).toBeUndefined();
  });

  it('may have a token of the same source, prefetched in spite of its own way to hash keys', async () => {
    backend.givesTokens();
    const client = new QueryClient({
      defaultOptions: { queries: { queryKeyHashFn: (key) => `host:${JSON.stringify(key)}` } },
    });
    await client.prefetchQuery(phoenixTokenQueryOptions({ tokenUrl: TOKEN_URL }));

    const { result } = setUp({}, client);

    expect(result.current.status).toBe('success');
    expect(backend.requests).toHaveLength(1);
  });

  it('has nothing to show to a persister or to developer tools', async () => {
    backend.givesTokens();
    const { result, client } = setUp();
    await waitFor(() => expect(result.current.token).toBeDefined());

    const persisted = JSON.stringify(dehydrate(client));
    const cloned = JSON.stringify(structuredClone(dehydrate(client).queries[0]?.state.data));

    const token = result.current.token ?? 'none';
    expect(persisted).toContain('phoenix-checkout');
    expect(persisted + cloned).not.toContain(token);
  });

  it('asks anew when a persister restored an entry without its token', async () => {
    backend.givesTokens();
    const first = setUp();
    await waitFor(() => expect(first.result.current.token).toBeDefined());
    const restored = new QueryClient();
    hydrate(restored, JSON.parse(JSON.stringify(dehydrate(first.client))));

    const { result } = setUp({}, restored);

    await waitFor(() => expect(result.current.token).toBeDefined());
    expect(backend.requests).toHaveLength(2);
  });

  it('may be cleared: another token is fetched', async () => {
    backend.givesTokens();
    const { result, rerender, client } = setUp();
    await waitFor(() => expect(result.current.token).toBeDefined());

    act(() => client.clear());
    rerender({ tokenUrl: TOKEN_URL });

    await waitFor(() => expect(backend.requests).toHaveLength(2));
    await waitFor(() => expect(result.current.status).toBe('success'));
  });

  it('may be filled by a prefetch', async () => {
    backend.givesTokens();
    const client = new QueryClient();
    await client.prefetchQuery(phoenixTokenQueryOptions({ tokenUrl: TOKEN_URL }));

    const { result } = setUp({}, client);

    expect(result.current.status).toBe('success');
    expect(backend.requests).toHaveLength(1);
  });

  it('may be hydrated with what a server fetched, whatever its clock', async () => {
    const client = new QueryClient();
    const server = new QueryClient();
    const { queryKey } = phoenixTokenQueryOptions({ tokenUrl: TOKEN_URL });
    const accessToken = jwt({ issuedAt: 0 });
    server.setQueryData(queryKey, { access_token: accessToken, expires_in: 3600 });
    hydrate(client, JSON.parse(JSON.stringify(dehydrate(server))));

    const { result } = setUp({}, client);

    expect(result.current).toMatchObject({ status: 'success', token: accessToken });
    expect((result.current.expiresAt ?? 0) - Date.now()).toBeGreaterThan(3590_000);
    expect(backend.requests).toHaveLength(0);
    expect(JSON.stringify(dehydrate(client))).not.toContain(accessToken);
  });
});

describe('a component without a source of its own', () => {
  it("has its provider's, also where it says undefined", async () => {
    backend.givesTokens();
    const { result } = renderHook(() => usePhoenixToken({ tokenUrl: undefined }), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <PhoenixProvider tokenUrl={TOKEN_URL} queryClient={new QueryClient()}>
          {children}
        </PhoenixProvider>
      ),
    });

    await waitFor(() => expect(result.current.token).toBeDefined());
  });

  it('whose key is the default one has the tokens of those that name none', async () => {
    const client = new QueryClient();
    const getToken = vi.fn(() => jwt());
    setUp({ tokenUrl: undefined, getToken }, client);
    const { result } = setUp({ tokenUrl: undefined, getToken, tokenKey: 'default' }, client);

    await waitFor(() => expect(result.current.token).toBeDefined());

    expect(getToken).toHaveBeenCalledTimes(1);
  });
});

describe('initialToken', () => {
  it('needs no request', () => {
    const accessToken = jwt();

    const { result } = setUp({ initialToken: { access_token: accessToken, expires_in: 3600 } });

    expect(result.current).toMatchObject({ status: 'success', token: accessToken });
    expect(backend.requests).toHaveLength(0);
  });

  it('wins over an older one in the cache', async () => {
    backend.givesTokens(2000);
    const first = setUp();
    await waitFor(() => expect(first.result.current.token).toBeDefined());
    const accessToken = jwt();

    const { result } = setUp({ initialToken: { accessToken, expiresIn: 3600 } }, first.client);

    await waitFor(() => expect(result.current.token).toBe(accessToken));
    expect(backend.requests).toHaveLength(1);
  });

  it('that is no token is as none', async () => {
    backend.givesTokens();

    const { result } = setUp({ initialToken: '' });

    await waitFor(() => expect(result.current.status).toBe('success'));
    expect(backend.requests).toHaveLength(1);
  });
});
