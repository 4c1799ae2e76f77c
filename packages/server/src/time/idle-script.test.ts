import { describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { runScript } from '../../test-support/run-script.js';

const say = `
  const say = (work) =>
    work.then((value) => console.log(value), (error) => console.log(error.code));
`;
const hang = 'const hang = () => new Promise(() => {});';
/** Gives something later, and does not hold the process itself. */
const later = `
  const later = (value) => () =>
    new Promise((resolve) => void setTimeout(() => resolve(value), 300).unref());
`;
const webhook = `
  import { createWebhookHandler, verifyWebhook } from 'src/webhook/index.ts';
  import { fakeWebhook, signWebhook } from 'src/testing/index.ts';
  const clientSecret = 'a secret of the test';
  const request = await signWebhook(fakeWebhook('order_created'), { clientSecret });
  const statusOf = async (options) => (await createWebhookHandler(options)(request)).status;
`;

describe('a script with nothing else to do', () => {
  test.each([
    [
      'the time limit of getOrder',
      `
        import { createOrderClient } from 'src/order/index.ts';
        await say(createOrderClient({ fetch: hang, timeoutMs: 300 }).getOrder('ord_1'));
      `,
      'upstream_timeout',
    ],
    [
      'the time limit of waitForOrder',
      `
        import { createOrderClient } from 'src/order/index.ts';
        const orders = createOrderClient({ fetch: hang });
        await say(orders.waitForOrder('ord_1', { timeoutMs: 300 }));
      `,
      'upstream_timeout',
    ],
    [
      'the secret function of verifyWebhook',
      `${webhook}
        const verified = verifyWebhook(request, { clientSecret: later(clientSecret) });
        await say(verified.then(({ type }) => type));
      `,
      'order_created',
    ],
    [
      'the time limit of a webhook handler',
      `${webhook} await say(statusOf({ clientSecret, onEvent: hang, handlerTimeoutMs: 300 }));`,
      '503',
    ],
    [
      'the time limit of a seen store',
      `${webhook}
        const seen = { claim: hang, renew: hang, complete: hang, release: hang };
        await say(statusOf({ clientSecret, seen, handlerTimeoutMs: 10_000 }));
      `,
      '200',
    ],
    [
      'the time limit of a seen store, at the end',
      `${webhook}
        const claim = async () => ({ state: 'claimed', token: 'token' });
        const seen = { claim, renew: hang, complete: hang, release: hang };
        await say(statusOf({ clientSecret, seen, handlerTimeoutMs: 10_000 }));
      `,
      '200',
    ],
    [
      'the authorize function of a token endpoint',
      `
        import { createTokenHandler } from 'src/index.ts';
        const handler = createTokenHandler({ getToken: hang }, { authorize: later(false) });
        await say(handler(new Request('https://shop.example/token')).then(({ status }) => status));
      `,
      '401',
    ],
  ])('waits for %s', async (_, script, outcome) => {
    const { stdout } = await runScript(`${say}${hang}${later}${script}`);

    expect(stdout).toBe(`${outcome}\n`);
  });

  test('waits for the second try of createAuthorizedFetch', async () => {
    let requests = 0;
    const { url, stop } = await listen((req, res) => {
      requests += 1;
      if (requests === 1) req.socket.resetAndDestroy();
      else res.end('answered');
    });
    onTestFinished(stop);

    const { stdout } = await runScript(`
      import { createAuthorizedFetch } from 'src/index.ts';
      const manager = { getToken: async () => ({ accessToken: 'a-token' }), invalidate: async () => {} };
      const reply = await createAuthorizedFetch(manager)('${url}');
      console.log(await reply.text());
    `);

    expect(stdout).toBe('answered\n');
  });
});
