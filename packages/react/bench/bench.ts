// `pnpm bench`: milliseconds from mount to the frame's request, beside Phoenix's sample pattern.
import { launchChromium } from '@phoenix-checkout/test-kit/chromium';
import type { ContenderName } from './contenders.js';
import type { Race } from './page.js';
import { LATENCY_MS, serve } from './serve.js';

const ROUNDS = 30;
const WARM_UP_ROUNDS = 3;
/** What a median may differ by from one run to the next. */
const NOISE_MS = 3;

const sample = "Phoenix's sample";
const cold = 'PhoenixCheckout, cold';
const warm = ['PhoenixCheckout, prefetched', 'PhoenixCheckout, initialToken'] as const;
const names: ContenderName[] = [sample, cold, ...warm];

const places = await serve();
const browser = await launchChromium();

/** One mount on a page of its own, with nothing in any cache. */
async function race(name: ContenderName): Promise<Race> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(places.hostUrl);
  await page.waitForFunction(() => window.race);
  const surroundings = {
    address: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    amount: '100',
    tokenUrl: places.tokenUrl,
    checkoutUrl: places.checkoutUrl,
    initialToken: places.tokenReply(),
  };
  const times = await page.evaluate(([who, what]) => window.race(who, what), [
    name,
    surroundings,
  ] as const);
  await context.close();
  return times;
}

const races = new Map(names.map((name) => [name, [] as Race[]]));
const requests = new Map<ContenderName, number>();
for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
  // Another order each round: nobody is always first.
  const order = names.map((_, index) => names[(index + ROUNDS + round) % names.length] ?? sample);
  for (const name of order) {
    const times = await race(name);
    requests.set(name, places.takeTokenRequests());
    if (round >= 0) races.get(name)?.push(times);
  }
}
await browser.close();
await places.stop();

function quantile(name: ContenderName, what: keyof Race, share: number): number {
  const sorted = (races.get(name) ?? [])
    .map((times) => times[what] ?? Number.NaN)
    .sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}
const median = (name: ContenderName, what: keyof Race = 'frame') => quantile(name, what, 0.5);
const inMs = (ms: number) => (Number.isNaN(ms) ? '' : `${ms.toFixed(1)} ms`);

console.log(
  `From mount to the frame's request, backend ${LATENCY_MS} ms away, ${ROUNDS} rounds:\n`,
);
console.log(
  '| contender | median | 90th percentile | token asked for | answered | token requests |',
);
console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
for (const name of names) {
  const cells = [
    median(name),
    quantile(name, 'frame', 0.9),
    median(name, 'tokenAsked'),
    median(name, 'tokenAnswered'),
  ].map(inMs);
  console.log(`| ${[name, ...cells, requests.get(name)].join(' | ')} |`);
}

const faults = [
  median(cold) > median(sample) + NOISE_MS && `${cold} is slower than ${sample}`,
  ...warm.map((name) => median(name) > LATENCY_MS / 2 && `${name} waits for a round trip`),
].filter(Boolean);
for (const fault of faults) console.log(`\nFAILED: ${fault}.`);
process.exitCode = faults.length > 0 ? 1 : 0;
