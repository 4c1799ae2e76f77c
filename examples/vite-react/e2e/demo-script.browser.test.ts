import { startSandbox } from '@phoenix-checkout/sandbox/node';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runDemo, startDemo } from './test-support/demo.js';

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

function run(env: Record<string, string> = {}) {
  const demo = runDemo(env);
  onTestFinished(() => void demo.signal('SIGKILL'));
  return demo;
}

async function start() {
  const demo = await startDemo();
  onTestFinished(() => demo.stop());
  return demo;
}

describe('the demo', () => {
  it('answers at all the addresses that it prints', async () => {
    const { url, tokenServerUrl, sandboxUrl } = await start();

    expect(await (await fetch(url)).text()).toContain('<title>Drop-in · Phoenix Checkout</title>');
    const reply = await fetch(tokenServerUrl);
    expect(await reply.json()).toMatchObject({ token_type: 'Bearer', scope: ['iframe'] });
    expect(await (await fetch(sandboxUrl)).text()).toContain('<title>Checkout (sandbox)</title>');
    const proxied = await fetch(new URL('/api/phoenix/token', url));
    expect(proxied.status).toBe(200);
  });

  it('takes the next free ports when its own are taken', async () => {
    const first = await start();
    const second = await start();

    const ports = [first, second].flatMap((demo) =>
      [demo.url, demo.tokenServerUrl, demo.sandboxUrl].map((url) => new URL(url).port),
    );

    expect(new Set(ports).size).toBe(6);
    expect(await answers(second.url)).toBe(true);
    expect(second.process.output()).not.toMatch(/error|warn/i);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 at %s, and leaves nothing', async (name) => {
    const { process, url, tokenServerUrl, sandboxUrl } = await start();

    process.signal(name);

    expect(await process.exitCode).toBe(0);
    await expect.poll(() => process.signal(0)).toBe(false);
    for (const address of [url, tokenServerUrl, sandboxUrl]) {
      expect(await answers(address)).toBe(false);
    }
  });

  it('can be stopped while it starts', async () => {
    const demo = run();
    await demo.printed(/Starting the sandbox/);

    demo.signal('SIGINT');

    expect(await demo.exitCode).toBe(0);
    await expect.poll(() => demo.signal(0)).toBe(false);
  });
});

describe('the demo with credentials', () => {
  async function startStaging() {
    const staging = await startSandbox({ clientId: 'shop', clientSecret: 'correct horse battery' });
    onTestFinished(() => staging.stop());
    return {
      PHOENIX_CLIENT_ID: 'shop',
      PHOENIX_CLIENT_SECRET: 'correct horse battery',
      PHOENIX_TOKEN_URL: staging.tokenUrl,
    };
  }

  it('uses no sandbox, and prints neither secret nor token', async () => {
    const env = await startStaging();
    const demo = run(env);

    const [, url = ''] = await demo.printed(/^Demo +(\S+)$/m);
    await demo.printed(/^Sandbox +not used/m);
    const [, tokenServerUrl = ''] = await demo.printed(/^Token server +(\S+)$/m);
    const { access_token: token } = (await (await fetch(tokenServerUrl)).json()) as {
      access_token: string;
    };

    expect(demo.output()).not.toContain(env.PHOENIX_CLIENT_SECRET);
    expect(demo.output()).not.toContain(token);
    const config = await (await fetch(new URL('/src/config.ts', url))).text();
    expect(config).not.toContain(env.PHOENIX_CLIENT_SECRET);
    expect(config).not.toContain('localhost:4');
  });

  it('ends with 1 and says what to check when they are refused', async () => {
    const env = { ...(await startStaging()), PHOENIX_CLIENT_SECRET: 'wrong horse' };
    const demo = run(env);

    expect(await demo.exitCode).toBe(1);
    expect(demo.output()).toMatch(
      /did not start\..*\nCheck PHOENIX_CLIENT_ID and PHOENIX_CLIENT_SECRET/,
    );
    expect(demo.output()).not.toContain('wrong horse');
  });

  it('ends with 1 when one of them is missing', async () => {
    const demo = run({ PHOENIX_CLIENT_ID: 'shop' });

    expect(await demo.exitCode).toBe(1);
    expect(demo.output()).toContain('PHOENIX_CLIENT_SECRET is missing.');
  });
});
