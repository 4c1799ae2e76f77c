// `pnpm --filter @phoenix-checkout/server soak [--minutes 10] [--members 8] [--seed 1]`: short-lived
// tokens, many processes, and one fault after the other. Ends with 1 if a promise was broken.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hasRedis } from '@phoenix-checkout/test-kit/redis-server';
import { addUp } from '../test-support/fleet/watched-calls.js';
import { until } from '@phoenix-checkout/test-kit/until';
import { faults, type Fault } from './faults.js';
import { createSoakLedger } from './soak-ledger.js';
import { writeReport } from './soak-report.js';
import { createRandom } from './seeded-random.js';
import { SHORTEST_PERIOD_MS, startSoakWorld } from './soak-world.js';

const { values } = parseArgs({
  // pnpm hands `--` on.
  args: process.argv.slice(2).filter((arg) => arg !== '--'),
  options: {
    minutes: { type: 'string', default: '10' },
    members: { type: 'string', default: '8' },
    seed: { type: 'string', default: `${Date.now() % 1_000_000}` },
  },
});
const [minutes, size, seed] = [+values.minutes, +values.members, +values.seed];
if (!(minutes > 0 && size >= 2 && seed >= 0)) {
  console.error('--minutes and --seed are numbers, --members is a number from 2 on.');
  process.exit(2);
}
if (!hasRedis) {
  console.error('The soak needs redis-server: install it, or set REDIS_SERVER_PATH.');
  process.exit(2);
}

const random = createRandom(seed);
const ledger = createSoakLedger();
const world = await startSoakWorld(size, random);
const { fleet, stopped } = world;
console.log(`Seed ${seed}. ${minutes} min from now on.`);

const ownDelay = monitorEventLoopDelay({ resolution: 10 });
ownDelay.enable();

const isWell = async () =>
  (await fleet.all('status')).every((status) => status.status === 'valid' && status.started);

/** What callers saw, but for the waits and errors of a process that was stopped. */
async function lookAround() {
  const seen = await Promise.all(
    fleet.members.map(async (member) => {
      const own = await member.do('seen');
      return stopped.delete(member)
        ? { ...own, longestWaitMs: 0, longestStallMs: 0, errors: {} }
        : own;
    }),
  );
  const sum = addUp(seen);
  // The token endpoint is in this process.
  sum.longestStallMs = Math.max(sum.longestStallMs, ownDelay.max / 1e6);
  ownDelay.reset();
  return sum;
}

function pickFaults(): Fault[] {
  const pick = () => faults[Math.floor(random() * faults.length)] as Fault;
  const first = pick();
  const second = random() < 0.25 ? pick() : first;
  // Two that end each other's fault would leave nothing to see.
  const isSame = first === second || first.name.split(' ')[0] === second.name.split(' ')[0];
  return isSame ? [first] : [first, second];
}

async function strike(fault: Fault): Promise<void> {
  const began = performance.now();
  await fault.strike(world);
  ledger.addFault(fault, performance.now() - began, fleet.members.length);
}

async function beCalm(after: string, ms: number): Promise<void> {
  const [began, mints] = [performance.now(), fleet.upstream.granted()];
  await sleep(ms);
  const seen = await lookAround();
  ledger.addCalm(after, seen, performance.now() - began, fleet.upstream.granted() - mints);
}

await until('all have a token', isWell);
await lookAround();
const began = performance.now();
const mintsBefore = fleet.upstream.granted();
while (performance.now() - began < minutes * 60_000) {
  const chosen = pickFaults();
  await Promise.all(chosen.map(strike));
  await until('all have a token again', isWell, 30_000);
  // Clients connect again, and processes with tokens of their own meet at the next renewal.
  await sleep(4000);
  const names = chosen.map(({ name }) => name);
  ledger.addTrouble(
    names,
    await lookAround(),
    chosen.some(({ mayFail }) => mayFail),
  );
  if (random() < 0.4) await beCalm(names.join(' + '), 3000 + random() * 5000);
}
const durationMs = performance.now() - began;
const mints = fleet.upstream.granted() - mintsBefore;

const allowed = Math.floor(durationMs / SHORTEST_PERIOD_MS) + 1 + ledger.extraMints;
if (mints > allowed) ledger.broken.push(`${mints} mints, ${allowed} allowed`);
for (const { code, output } of await fleet.leave()) {
  if (code !== 0 || output) ledger.broken.push(`a process ended with ${code}: ${output}`);
}
const upstreamCalls = fleet.upstream.callsOf('partner').length;
console.log(writeReport(ledger, { members: size, durationMs, mints, upstreamCalls }));
await world.proxy.stop();
await fleet.stop();
process.exitCode = ledger.broken.length > 0 ? 1 : 0;
