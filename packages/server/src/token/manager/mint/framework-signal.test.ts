import { expect, test } from 'vitest';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { startManager } from '../../../../test-support/start-manager.js';

/** What Next.js throws from a `fetch` that must not be cached, while it renders a page statically. */
const dynamicServerUsage = () =>
  Object.assign(new Error('Dynamic server usage: no-store fetch'), {
    digest: 'DYNAMIC_SERVER_USAGE',
  });

test('what a framework throws to steer a render gets through to it, and is no failure', async () => {
  const signal = dynamicServerUsage();
  let isStatic = true;
  const { manager, events, endpoint } = await startManager({
    market: {
      fetch: (...request) => (isStatic ? Promise.reject(signal) : fetch(...request)),
    },
  });

  const thrown = await Promise.all([failure(manager.getToken()), failure(manager.getToken())]);
  isStatic = false;
  const { accessToken } = await manager.getToken();

  expect(thrown).toEqual([signal, signal]);
  expect(thrown[0]).toBe(signal);
  expect(accessToken).toBe('token-1');
  expect(events).toMatchObject([{ type: 'token_minted' }]);
  expect(manager.status()).toMatchObject({ failures: 0 });
  expect(endpoint.arrivals).toHaveLength(1);
});

test.each(['nothing known', 7, undefined])(
  'an error with the digest %o is a failure like any other',
  async (digest) => {
    const { manager } = await startManager({
      market: { fetch: () => Promise.reject(Object.assign(new Error('a secret'), { digest })) },
    });

    expect(await failure(manager.getToken())).toMatchObject({ code: 'upstream_unavailable' });
  },
);
