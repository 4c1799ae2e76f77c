// @vitest-environment node
import { HttpResponse } from 'msw';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TOKEN_URL, useBackend } from '../../../test-support/backend.js';
import { requestToken, tokenErrorOf, type TokenSource } from './index.js';

const backend = useBackend();
afterEach(() => {
  vi.useRealTimers();
});

const request = (source: TokenSource) => requestToken(source, new AbortController().signal);
/** The error that a failing request becomes. */
const errorOf = (source: TokenSource) =>
  request(source).then(
    () => expect.unreachable(),
    (failure: unknown) => tokenErrorOf(failure, 'the source'),
  );
const rejecting = (failure: unknown): TokenSource => ({ getToken: () => Promise.reject(failure) });

describe('a failed request', () => {
  it.each([
    [401, 'token_unauthorized', Infinity],
    [403, 'token_unauthorized', Infinity],
    [400, 'token_unavailable', Infinity],
    [404, 'token_unavailable', Infinity],
    [410, 'token_unavailable', Infinity],
    [408, 'token_unavailable', 0],
    [425, 'token_unavailable', 0],
    [429, 'token_unavailable', 0],
    [500, 'token_unavailable', 0],
    [503, 'token_unavailable', 0],
  ])('with status %i is %s, to be tried again after %d ms or more', async (status, code, pause) => {
    backend.fails(status);

    const error = await errorOf({ tokenUrl: TOKEN_URL });

    expect(error).toMatchObject({ code, leastPauseMs: pause });
    expect(error.message).toBe(`the source: status ${status}`);
  });

  it('may say for how long the backend is not to be asked', async () => {
    backend.fails(503, { 'Retry-After': '40' });

    expect(await errorOf({ tokenUrl: TOKEN_URL })).toMatchObject({ leastPauseMs: 40_000 });
  });

  it('without an answer may be tried again', async () => {
    backend.reply(() => HttpResponse.error());

    expect(await errorOf({ tokenUrl: TOKEN_URL })).toMatchObject({
      code: 'token_unavailable',
      message: 'the source: no answer',
      leastPauseMs: 0,
    });
  });

  it('that answers with a page is an invalid reply, and quotes nothing of it', async () => {
    backend.reply(() => HttpResponse.html('<!doctype html><p>secret page</p>'));

    const error = await errorOf({ tokenUrl: TOKEN_URL });

    expect(error).toMatchObject({ code: 'invalid_token_reply', leastPauseMs: 300_000 });
    expect(error.message).not.toContain('secret');
  });

  it('without a source is a wrong configuration, and not tried again', async () => {
    expect(await errorOf({})).toMatchObject({ code: 'invalid_config', leastPauseMs: Infinity });
  });

  it.each([
    ['status', { status: 404 }],
    ['response', { response: { status: 404 } }],
    ['a thrown Response', new Response(null, { status: 404 })],
  ])("by the host's function is judged by its status: %s", async (_, failure) => {
    expect(await errorOf(rejecting(failure))).toMatchObject({ leastPauseMs: Infinity });
  });

  it.each([
    { name: 'very-secret', message: 'very-secret' },
    { status: 'very-secret', response: { status: 'very-secret' } },
    'very-secret',
    undefined,
  ])("by the host's function leaves nothing of itself in the error: %o", async (failure) => {
    const error = await errorOf(rejecting(failure));

    expect(error).toMatchObject({ code: 'token_unavailable', leastPauseMs: 0 });
    expect(`${error.stack} ${JSON.stringify(error)}`).not.toContain('very-secret');
  });
});

describe('a source that never answers', () => {
  it.each<[string, (signals: AbortSignal[]) => TokenSource]>([
    [
      'a function that does not heed its signal',
      (signals) => ({
        getToken: ({ signal }) => {
          signals.push(signal);
          return new Promise(() => {});
        },
      }),
    ],
    [
      'a URL',
      (signals) => {
        vi.stubGlobal('fetch', (_: unknown, { signal }: { signal: AbortSignal }) => {
          signals.push(signal);
          return new Promise(() => {});
        });
        return { tokenUrl: TOKEN_URL };
      },
    ],
  ])('is given up after 30 s, and may be asked again: %s', async (_, source) => {
    vi.useFakeTimers();
    const signals: AbortSignal[] = [];
    const failing = errorOf(source(signals));

    await vi.advanceTimersByTimeAsync(29_999);
    expect(signals[0]?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    vi.unstubAllGlobals();

    expect(await failing).toMatchObject({ code: 'token_unavailable', leastPauseMs: 1 });
    expect(signals[0]?.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
