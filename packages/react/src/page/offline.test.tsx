import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useBackend } from '../../test-support/backend.js';
import { findFrame, frame, setUp } from '../../test-support/checkout.js';
import { jwt } from '../../test-support/tokens.js';

const backend = useBackend();
beforeEach(() => backend.givesTokens());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const beOffline = () => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
const comeBack = () => {
  vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
  act(() => void window.dispatchEvent(new Event('online')));
};
const initialToken = () => ({ access_token: jwt(), expires_in: 3600 });
const status = () => document.querySelector('.phoenix-checkout')?.getAttribute('data-status');

describe('a checkout that is mounted while the browser is offline', () => {
  it("with a token at hand shows no browser's error page as ready, and starts anew when it is back", async () => {
    beOffline();
    setUp({ initialToken: initialToken() });
    const inVain = await findFrame();

    // The browser "loads" its own page.
    fireEvent.load(inVain);
    expect(status()).toBe('error');
    expect(screen.getByRole('alert').textContent).toContain('You are offline.');
    comeBack();

    await waitFor(() => expect(frame()).not.toBe(inVain));
    fireEvent.load(await findFrame());
    expect(status()).toBe('ready');
  });

  it('starts such a frame anew also where it has not failed yet', async () => {
    beOffline();
    setUp({ initialToken: initialToken() });
    const inVain = await findFrame();

    comeBack();
    await waitFor(() => expect(frame()).not.toBe(inVain));
    fireEvent.load(inVain);

    expect(status()).toBe('loading');
  });

  it('starts such a frame anew also where its token came without a network', async () => {
    beOffline();
    let give: (token: object) => void = () => {};
    setUp({
      tokenUrl: undefined,
      tokenKey: 'of the app around the page',
      getToken: () => new Promise((resolve) => (give = resolve)),
    } as unknown as Parameters<typeof setUp>[0]);
    await act(async () => {});
    give(initialToken());
    const inVain = await findFrame();

    comeBack();

    await waitFor(() => expect(frame()).not.toBe(inVain));
  });

  it('with a checkout on the same machine needs no network', async () => {
    beOffline();
    setUp({ initialToken: initialToken(), checkoutUrl: 'http://localhost:4100/' });

    fireEvent.load(await findFrame());

    expect(status()).toBe('ready');
  });
});

it('a frame that began to load with a network is left alone when one comes back', async () => {
  const { loaded } = setUp();
  const iframe = await loaded();

  comeBack();

  expect(frame()).toBe(iframe);
  expect(status()).toBe('ready');
});
