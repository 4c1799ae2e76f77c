// `pnpm bench`: milliseconds from mount to the frame's request, beside Phoenix's sample pattern.
import { launchChromium } from '../../../.ci/chromium.mjs';
import type { ContenderName } from './contenders.js';
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
async function race(name: ContenderName): Promise<number> {
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
  const ms = await page.evaluate(([who, what]) => window.race(who, what), [
    name,
    surroundings,
  ] as const);
  await context.close();
  return ms;
}

const times = new Map(names.map((name) => [name, [] as number[]]));
const requests = new Map<ContenderName, number>();
for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
  // Another order each round: nobody is always first.
  const order = names.map((_, index) => names[(index + ROUNDS + round) % names.length] ?? sample);
  for (const name of order) {
    const ms = await race(name);
    requests.set(name, places.takeTokenRequests());
    if (round >= 0) times.get(name)?.push(ms);
  }
}
await browser.close();
await places.stop();

function quantile(name: ContenderName, share: number): number {
  const sorted = [...(times.get(name) ?? [])].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}
const median = (name: ContenderName) => quantile(name, 0.5);

console.log(
  `From mount to the frame's request, backend ${LATENCY_MS} ms away, ${ROUNDS} rounds:\n`,
);
console.log('| contender | median | 90th percentile | token requests |');
console.log('| --- | ---: | ---: | ---: |');
for (const name of names) {
  const [middle, high] = [median(name), quantile(name, 0.9)].map((ms) => `${ms.toFixed(1)} ms`);
  console.log(`| ${name} | ${middle} | ${high} | ${requests.get(name)} |`);
}

const faults = [
  median(cold) > median(sample) + NOISE_MS && `${cold} is slower than ${sample}`,
  ...warm.map((name) => median(name) > LATENCY_MS / 2 && `${name} waits for a round trip`),
].filter(Boolean);
for (const fault of faults) console.log(`\nFAILED: ${fault}.`);
process.exitCode = faults.length > 0 ? 1 : 0;
