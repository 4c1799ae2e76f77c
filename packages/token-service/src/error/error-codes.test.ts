import { describe, expect, onTestFinished, test } from 'vitest';
import { phoenixMarket } from '@phoenix-checkout/server';
import { startService } from '../../test-support/start-service.js';
import { startTokenService, type ServiceErrorCode } from '../index.js';

const provider = phoenixMarket({ clientId: 'partner', clientSecret: 'a secret of the test' });

async function start(options: { host?: string; port: number }): Promise<void> {
  const { stop } = await startTokenService({ provider, ...options });
  onTestFinished(stop);
}

/** What each page of `docs/errors` names as a cause, and how an app comes to see the code. */
const provoked = {
  listen_failed: {
    'a port that is taken': async () => {
      const { url } = await startService();
      await start({ port: Number(new URL(url).port) });
    },
    'a host that is not of this machine': () => start({ host: '192.0.2.1', port: 0 }),
  },
} satisfies Record<ServiceErrorCode, Record<string, () => Promise<void>>>;

describe.each(Object.entries(provoked))('%s', (code, causes) => {
  test.each(Object.entries(causes))('%s', async (_, provoke) => {
    await expect(provoke()).rejects.toMatchObject({ name: 'PhoenixError', code });
  });
});
