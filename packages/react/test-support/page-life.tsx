import { QueryClient } from '@tanstack/react-query';
import { ORDER_LIFESPAN_MS } from '@phoenix-checkout/core';
import { render } from '@testing-library/react';
import { createRef } from 'react';
import { vi } from 'vitest';
import { PhoenixCheckout, type PhoenixCheckoutHandle } from '../src/component/index.js';
import { TOKEN_URL } from './backend.js';
import { ADDRESS, frame, wire } from './checkout.js';
import { jwt } from './tokens.js';

export const TOKEN_SECONDS = 60;

interface ShownFrame {
  element: HTMLIFrameElement;
  token: string;
  amount: string | null;
  /** It started when the browser was offline, or Phoenix did not answer. */
  isInVain: boolean;
}

/** React's own scheduler takes the real one, as do promises: some turns, and all is done. */
const turn = globalThis.setImmediate;
async function settle() {
  for (let count = 0; count < 4; count++) await new Promise((resolve) => turn(resolve));
}

const readFrame = (element: HTMLIFrameElement) => {
  const { searchParams } = new URL(element.src);
  const token = searchParams.get('access_token') ?? '';
  return { element, token, amount: searchParams.get('amount') };
};

/**
 * A page with a checkout, whose time, network and backend are in the test's hands, and which notes
 * whatever must never happen in `faults`. Needs fake timers.
 *
 * @param sleepStopsMonotonic as `performance.now()` does in a sleep on some systems
 */
export function startPageLife({ sleepStopsMonotonic = false } = {}) {
  const ticking = performance.now.bind(performance);
  let slept = 0;
  vi.spyOn(performance, 'now').mockImplementation(
    () => ticking() + (sleepStopsMonotonic ? 0 : slept),
  );
  /** Milliseconds that have really gone by, whatever the page's clocks say. */
  const truth = () => ticking() + slept;

  const faults: string[] = [];
  const fault = (what: string) => faults.push(`${what}, ${Math.round(truth() / 1000)} s`);

  const backend = { status: 200, latencyMs: 100 };
  const ends = new Map<string, number>();
  let requests = 0;
  const underway = new Set<AbortSignal>();
  let isOffline = false;
  let isRefused = false;

  vi.stubGlobal('fetch', async (_: unknown, { signal }: { signal: AbortSignal }) => {
    requests += 1;
    // One that was given up is no more.
    for (const other of underway) if (!other.aborted) fault('Two requests at a time');
    if (isRefused) fault('A request after a refusal');
    underway.add(signal);
    const answered = new AbortController();
    await new Promise<void>((resolve) => {
      setTimeout(resolve, isOffline ? 0 : backend.latencyMs);
      signal.addEventListener('abort', () => resolve(), { signal: answered.signal });
    });
    answered.abort();
    underway.delete(signal);
    signal.throwIfAborted();
    if (isOffline) throw new TypeError('Failed to fetch');
    const { status } = backend;
    isRefused = status === 401;
    const access_token = jwt({ lifetimeSeconds: TOKEN_SECONDS });
    ends.set(access_token, truth() + TOKEN_SECONDS * 1000);
    return Response.json({ access_token, expires_in: 60 }, { status });
  });

  let amount = 100;
  let shown: ShownFrame | undefined;
  let hasFocus = false;
  let orderedAt = -Infinity;
  let wasAsked = false;
  const isValid = (token: string) => (ends.get(token) ?? 0) > truth();
  let isHanging = false;
  const load = ({ element }: ShownFrame) =>
    setTimeout(() => element.dispatchEvent(new Event('load')), 200);

  function judgeEnd({ token, amount: old, isInVain }: ShownFrame) {
    // What a browser shows without a network is no checkout, and neither is what never comes.
    if (wasAsked || isInVain) return;
    if (hasFocus) fault('A frame went with the payer in it');
    if (truth() - orderedAt < ORDER_LIFESPAN_MS) fault('A frame went with an order open');
    if (isValid(token) && old === String(amount)) fault('A frame went for nothing');
  }

  const observer = new MutationObserver(() => {
    const element = frame();
    if (element === (shown?.element ?? null)) return;
    if (shown) judgeEnd(shown);
    hasFocus = false;
    orderedAt = -Infinity;
    wasAsked = false;
    shown = element ? { ...readFrame(element), isInVain: isOffline || isHanging } : undefined;
    if (!shown) return;
    if (!isValid(shown.token)) fault('A frame started with an expired token');
    if (!isHanging) load(shown);
  });
  observer.observe(document.body, { childList: true, subtree: true });

  const handle = createRef<PhoenixCheckoutHandle>();
  const queryClient = new QueryClient();
  const page = () => (
    <PhoenixCheckout
      ref={handle}
      address={ADDRESS}
      amount={amount}
      tokenUrl={TOKEN_URL}
      queryClient={queryClient}
    />
  );
  const view = render(page());

  function post(data: unknown) {
    const { src, contentWindow: source = null } = frame() ?? {};
    if (!src) return;
    window.dispatchEvent(
      new MessageEvent('message', { data, origin: new URL(src).origin, source }),
    );
  }
  const status = () =>
    view.container.querySelector('.phoenix-checkout')?.getAttribute('data-status');
  const wakeUp = () => document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));

  return {
    faults,
    backend,
    get requests() {
      return requests;
    },
    get shown() {
      return shown;
    },
    isValid,
    get amount() {
      return amount;
    },
    get status() {
      return status();
    },
    /** True if only the payer can start again. */
    get isOver() {
      return isRefused || status() === 'done' || status() === 'cancelled';
    },

    /** Lets the page live on for so long, timer by timer. */
    async pass(seconds: number) {
      const end = ticking() + seconds * 1000;
      await settle();
      setTimeout(() => {}, seconds * 1000);
      while (ticking() < end) {
        vi.advanceTimersToNextTimer();
        await settle();
      }
    },
    /** No timer runs; the clocks have moved when it is over. */
    async sleep(seconds: number, { isNoticed = true } = {}) {
      slept += seconds * 1000;
      vi.setSystemTime(Date.now() + seconds * 1000);
      if (isNoticed) wakeUp();
      await settle();
    },
    setClockBack(seconds: number) {
      vi.setSystemTime(Date.now() - seconds * 1000);
    },
    goOffline() {
      isOffline = true;
      window.dispatchEvent(new Event('offline'));
    },
    goOnline() {
      isOffline = false;
      window.dispatchEvent(new Event('online'));
    },
    /** Phoenix takes a frame's request and does not answer; in the end it answers late. */
    setHanging(next: boolean) {
      isHanging = next;
      if (!isHanging && shown?.isInVain) load(shown);
    },
    focusFrame() {
      frame()?.focus();
      hasFocus = frame() !== null && document.activeElement === frame();
    },
    leaveFrame() {
      hasFocus = false;
      frame()?.blur();
    },
    order() {
      if (!shown) return;
      orderedAt = truth();
      post(wire.orderCreated);
    },
    endOrder(how: 'done' | 'cancel' | 'failed') {
      orderedAt = -Infinity;
      // What is over covers the frame, and focus is taken out of it.
      if (how !== 'failed') hasFocus = false;
      post(wire[how]);
    },
    setAmount(next: number) {
      amount = next;
      view.rerender(page());
    },
    /** As the payer presses "Try again". */
    reload() {
      isRefused = false;
      wasAsked = true;
      handle.current?.reload();
    },
    async stop() {
      observer.disconnect();
      view.unmount();
      await settle();
    },
  };
}

export type PageLife = ReturnType<typeof startPageLife>;
