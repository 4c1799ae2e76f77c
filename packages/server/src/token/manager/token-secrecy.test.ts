import { expect, test } from 'vitest';
import { memoryStore } from '../store/memory-store.js';
import { expectNoSecrets, writeOut } from '@phoenix-checkout/test-kit/expect-no-secrets';
import { failure } from '@phoenix-checkout/test-kit/failure';
import { startManager } from '../../../test-support/start-manager.js';
import { grant, refuse } from '@phoenix-checkout/test-kit/token-endpoint';

const clientSecret = 'canary-secret-5f0c2b7e';
const accessToken = 'canary-token-91d3e8a4';
const scope = ['canary-scope-77aa01'];
const words = [clientSecret, accessToken];

test('the check itself finds a secret in an error, an object and a class', () => {
  class Holder {
    readonly secret = clientSecret;
  }

  const showing = [
    new Error('no', { cause: clientSecret }),
    { deep: { deep: { deep: [btoa(accessToken)] } } },
    new Holder(),
  ];

  for (const shown of showing) {
    expect(() => expectNoSecrets(shown, words)).toThrow('not to contain');
  }
});

test.each([
  ['a secret', clientSecret],
  ['a secret function', () => Promise.resolve(clientSecret)],
])(
  'with %s neither manager, provider, store, status nor events show secret or token',
  async (_, given) => {
    const store = memoryStore();
    const { clock, endpoint, events, manager, provider } = await startManager({
      store,
      market: { clientSecret: given },
      answer: grant({ access_token: accessToken, scope }),
    });
    await manager.getToken();
    manager.start();
    endpoint.answer = refuse(401, { error: 'invalid_client', error_description: clientSecret });
    clock.advance(3_600_000);
    const error = await failure(manager.getToken());
    endpoint.answer = refuse(400, { error: accessToken });
    const { getToken } = manager;
    const repeated = await failure(getToken());
    await manager.invalidate(accessToken);

    for (const shown of [manager, provider, store, manager.status(), events, error, repeated]) {
      expectNoSecrets(shown, words);
    }
    expect(writeOut(events)).not.toContain(scope[0]);
    expect(writeOut(manager.status())).not.toContain(scope[0]);
    expect(events.map((event) => event.type)).toContain('token_minted');
  },
);

test('a message of invalid_config does not repeat what it was given', async () => {
  const { manager } = await startManager();

  const error = await failure(
    // @ts-expect-error: wrong on purpose
    manager.getToken({ minRemainingSeconds: clientSecret }),
  );

  expectNoSecrets(error, words);
});
