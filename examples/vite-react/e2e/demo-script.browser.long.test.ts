import { startSandbox } from '@phoenix-checkout/sandbox/node';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { hasChromium } from '@phoenix-checkout/test-kit/chromium';
import { runDemo, startDemo, type RunningDemo } from './test-support/demo.js';
import { setBrowser } from './test-support/stage.js';
import { visit } from './test-support/visit.js';

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

describe('two demos at once', () => {
  let demos: RunningDemo[] = [];
  beforeAll(async () => {
    demos = await Promise.all([startDemo(), startDemo()]);
  });
  afterAll(() => Promise.all(demos.map((demo) => demo.stop())));

  const addressesOf = ({ url, tokenServerUrl, sandboxUrl, panelUrl }: RunningDemo) => [
    url,
    tokenServerUrl,
    sandboxUrl,
    panelUrl,
  ];

  it('take ports that are free', () => {
    const ports = demos.flatMap(addressesOf).map((address) => new URL(address).port);

    expect(new Set(ports).size).toBe(6);
    for (const { process } of demos) expect(process.output()).not.toMatch(/error|warn/i);
  });

  it.each([0, 1])('answer at all the addresses that they print: %s', async (index) => {
    const [url = '', tokenServerUrl = '', sandboxUrl = '', panelUrl = ''] = addressesOf(
      demos[index] as RunningDemo,
    );

    expect(await (await fetch(url)).text()).toContain('<title>Drop-in · Phoenix Checkout</title>');
    const reply = await fetch(tokenServerUrl);
    expect(await reply.json()).toMatchObject({ token_type: 'Bearer', scope: ['iframe'] });
    expect(await (await fetch(sandboxUrl)).text()).toContain('<title>Checkout (sandbox)</title>');
    expect(await (await fetch(panelUrl)).text()).toContain('<title>Phoenix sandbox</title>');
    expect((await fetch(new URL('/api/phoenix/token', url))).status).toBe(200);
  });

  it.each([
    ['SIGINT', 0],
    ['SIGTERM', 1],
  ] as const)('end with 0 at %s, and leave nothing', async (signal, index) => {
    const demo = demos[index] as RunningDemo;

    demo.process.signal(signal);

    expect(await demo.process.exitCode).toBe(0);
    await expect.poll(() => demo.process.signal(0)).toBe(false);
    for (const address of addressesOf(demo)) expect(await answers(address)).toBe(false);
  });
});

describe('the demo', () => {
  it('can be stopped while it starts', async () => {
    const demo = run();
    await demo.printed(/Starting the sandbox/);

    demo.signal('SIGINT');

    expect(await demo.exitCode).toBe(0);
    await expect.poll(() => demo.signal(0)).toBe(false);
  });
});

describe('the demo with credentials', () => {
  if (hasChromium) setBrowser();

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

  it.skipIf(!hasChromium)('leads the payer to the real checkout, and says so', async () => {
    const demo = run(await startStaging());
    const [, url = ''] = await demo.printed(/^Demo +(\S+)$/m);
    const { page } = await visit(url);
    await page.route('https://app-partner.phoenix.market/**', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Phoenix</h1>' }),
    );

    await page.getByRole('button', { name: 'Continue to payment' }).click();

    await page.frameLocator('iframe').getByText('Phoenix').waitFor();
    const src = await page.locator('iframe').getAttribute('src');
    expect(src).toMatch(/^https:\/\/app-partner\.phoenix\.market\/\?/);
    expect(await page.locator('#root').textContent()).toContain('move real money');
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
