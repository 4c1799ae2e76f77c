import { expect, test } from 'vitest';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { createTokenHandler } from './index.js';
import { startManager } from '../../../test-support/start-manager.js';

/** What Next.js throws from `redirect()`, `cookies()` and a `fetch`, and catches itself. */
const signals = ['NEXT_REDIRECT;replace;/login;307;', 'DYNAMIC_SERVER_USAGE'].map((digest) =>
  Object.assign(new Error('Next.js'), { digest }),
);
const request = () => new Request('https://shop.example/api/phoenix/token');

test.each(signals)('what Next.js throws in authorize is left to it: $digest', async (signal) => {
  const { manager } = await startManager();
  const handler = createTokenHandler(manager, { authorize: () => Promise.reject(signal) });

  expect(await failure(handler(request()))).toBe(signal);
});

test.each(signals)('so is what it throws in fetch: $digest', async (signal) => {
  const { manager } = await startManager({ market: { fetch: () => Promise.reject(signal) } });

  expect(await failure(createTokenHandler(manager)(request()))).toBe(signal);
});

test.each(['digest', 'name', 'code'])(
  'an error whose %s throws when it is read is no signal: the answer is 503',
  async (property) => {
    const { manager } = await startManager();
    const error = Object.defineProperty(new Error('of the host'), property, {
      get() {
        throw new Error('of its getter');
      },
    });
    const handler = createTokenHandler(manager, { authorize: () => Promise.reject(error) });

    expect((await handler(request())).status).toBe(503);
  },
);
