import { act, cleanup, render, screen } from '@testing-library/react';
import { QueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { jwt } from '../../test-support/tokens.js';
import { useReceivedToken, type TokenInput } from '../token/index.js';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-01-01T00:00:00Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** A page that is hidden because something beside the checkout suspends again: effects go on, renders do not. */
async function hidePage(source: { answer: () => TokenInput }) {
  const never = new Promise<never>(() => {});
  const getToken = vi.fn(async () => source.answer());
  const queryClient = new QueryClient();
  let setPage = (_isSuspended: boolean) => {};
  function Sibling() {
    const [isSuspended, setSuspended] = useState(false);
    setPage = setSuspended;
    if (isSuspended) throw never;
    return null;
  }
  function Token() {
    const { token } = useReceivedToken({ getToken, queryClient });
    return <p>{token ? 'token' : 'none'}</p>;
  }
  render(
    <Suspense fallback={<p>fallback</p>}>
      <Sibling />
      <Token />
    </Suspense>,
  );
  await pass(0);
  expect(screen.getByText('token')).toBeDefined();
  act(() => setPage(true));
  expect(screen.getByText('fallback')).toBeDefined();
  return { getToken, show: () => act(() => setPage(false)) };
}

const hour = () => ({ access_token: jwt(), expires_in: 3600 });

it('renews the token on time behind a fallback', async () => {
  const { getToken } = await hidePage({ answer: hour });

  for (let minute = 0; minute < 95; minute++) await pass(MINUTE);

  expect(getToken).toHaveBeenCalledTimes(4);
});

it('ends renewal on a refusal behind a fallback, and after it', async () => {
  const source = { answer: hour };
  const { getToken, show } = await hidePage(source);
  source.answer = () => {
    throw Object.assign(new Error('No'), { status: 401 });
  };

  for (let minute = 0; minute < 180; minute++) await pass(MINUTE);
  expect(getToken).toHaveBeenCalledTimes(2);
  show();
  await pass(MINUTE);

  expect(screen.getByText('none')).toBeDefined();
  expect(getToken).toHaveBeenCalledTimes(2);
});

it('that is never shown, with a backend that is down, asks three times and no more', async () => {
  const never = new Promise<never>(() => {});
  const getToken = vi.fn(() => Promise.reject(new Error('Down')));
  const queryClient = new QueryClient();
  function Token() {
    useReceivedToken({ getToken, queryClient });
    return null;
  }
  function Sibling(): null {
    throw never;
  }
  const { unmount } = render(
    <Suspense fallback={<p>fallback</p>}>
      <Token />
      <Sibling />
    </Suspense>,
  );

  for (let minute = 0; minute < 10; minute++) await pass(MINUTE);
  unmount();
  for (let minute = 0; minute < 10; minute++) await pass(MINUTE);

  expect(getToken).toHaveBeenCalledTimes(3);
});
