// The program of `../webhook.ts`.
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { parseWebhook, signedWebhookBytes } from '@phoenix-checkout/core';
import { redisSeenStore } from '@phoenix-checkout/server/redis';
import { fakeWebhook, signWebhook } from '@phoenix-checkout/server/testing';
import {
  createWebhookHandler,
  memorySeenStore,
  verifyWebhook,
  type SeenStore,
} from '@phoenix-checkout/server/webhooks';
import { createClient } from 'redis';
import { median, printTable } from '../print-table.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '21' },
    events: { type: 'string', default: '1000' },
  },
});
const rounds = Number(values.rounds);
const events = Number(values.events);

const clientSecret = 'sandbox-secret-worth-nothing';
const hmac = { name: 'HMAC', hash: 'SHA-256' };
const secretBytes = new TextEncoder().encode(clientSecret);
const key = await crypto.subtle.importKey('raw', secretBytes, hmac, false, ['verify']);

/** What is used here of Stripe's package. */
interface StripeWebhooks {
  generateTestHeaderString(options: { payload: string; secret: string }): string;
  constructEvent(payload: string, header: string, secret: string, toleranceSeconds: number): object;
}

type StripeClass = new (apiKey: string) => { webhooks: StripeWebhooks };

const requireStripe = createRequire(`${process.env.STRIPE_FOLDER}/package.json`);
const stripe = new (requireStripe('stripe') as StripeClass)('sk_test_worth_nothing');
const stripeSecret = 'whsec_worth_nothing';

/** A delivery as it arrives; a `Request` can be read once, so each turn makes its own. */
type Delivery = [url: string, init: RequestInit];
type Contender = (request: Request) => Promise<unknown>;

interface Payload {
  size: number;
  deliveries: Delivery[];
  /** Signed as Stripe does. */
  stripe: Delivery[];
}

async function createPayload(note: string): Promise<Payload> {
  const payload: Payload = { size: 0, deliveries: [], stripe: [] };
  for (let made = 0; made < events; made += 1) {
    const text = JSON.stringify(fakeWebhook('order_status_updated', { data: { note } }));
    const { url, headers } = await signWebhook(text, { clientSecret });
    const body = new TextEncoder().encode(text);
    payload.size = body.length;
    headers.set('Content-Length', String(payload.size));
    payload.deliveries.push([url, { method: 'POST', headers: [...headers], body }]);
    const signed = { payload: text, secret: stripeSecret };
    headers.set('Stripe-Signature', stripe.webhooks.generateTestHeaderString(signed));
    payload.stripe.push([url, { method: 'POST', headers: [...headers], body }]);
  }
  return payload;
}

/** Web Crypto with a key that was imported once, the request's body, and `JSON.parse` of its bytes. */
const bare: Contender = async (request) => {
  const body = new Uint8Array(await request.arrayBuffer());
  const timestamp = request.headers.get('X-Webhook-Timestamp') ?? '';
  const signature = Buffer.from(request.headers.get('X-Webhook-Signature') ?? '', 'hex');
  const signed = signedWebhookBytes(timestamp, body);
  if (!(await crypto.subtle.verify('HMAC', key, signature, signed))) throw new Error('Refused.');
  return JSON.parse(new TextDecoder().decode(body));
};

/** With the documented type made of it. */
const bareAndParsed: Contender = async (request) => parseWebhook(await bare(request));

/** With the answer that a fetch-style framework wants. */
const bareWithResponse: Contender = async (request) => {
  await bareAndParsed(request);
  return new Response('{"success":true}', { headers: { 'Content-Type': 'application/json' } });
};

// One object: the keys are imported once for each.
const options = { clientSecret };
const verified: Contender = (request) => verifyWebhook(request, options);

function createOurs(): Contender {
  const handler = createWebhookHandler({
    clientSecret,
    seen: memorySeenStore(),
    onOrderFulfilled: () => {},
  });
  return async (request) => {
    const { status } = await handler(request);
    if (status !== 200) throw new Error(`Answered ${status}.`);
  };
}

/** By Node's own synchronous HMAC, without a thread of Web Crypto's. */
const stripes: Contender = async (request) => {
  const header = request.headers.get('Stripe-Signature') ?? '';
  const { webhooks } = stripe;
  return webhooks.constructEvent(await request.text(), header, stripeSecret, 86_400);
};

/** Microseconds of CPU for each event, threads included. */
async function measure(contender: Contender, deliveries: Delivery[]): Promise<number> {
  const before = process.cpuUsage();
  for (const [url, init] of deliveries) await contender(new Request(url, init));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / deliveries.length;
}

/** By turns, so that what the machine does meanwhile hits all alike; each round has a store of its own. */
async function compare(payload: Payload): Promise<string[][]> {
  const contenders = new Map<string, () => Contender>([
    ['bare Web Crypto, body and JSON.parse', () => bare],
    ['and parseWebhook', () => bareAndParsed],
    ['and a Response', () => bareWithResponse],
    ['verifyWebhook', () => verified],
    ['createWebhookHandler', createOurs],
    ["stripe's constructEvent", () => stripes],
  ]);
  const samples = new Map([...contenders.keys()].map((name) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round += 1) {
    const turns = [...contenders];
    if (round % 2 === 1) turns.reverse();
    for (const [name, create] of turns) {
      const contender = create();
      const isStripes = contender === stripes;
      const us = await measure(contender, isStripes ? payload.stripe : payload.deliveries);
      if (round >= 0) samples.get(name)?.push(us);
    }
  }
  const [first = []] = samples.values();
  return [...samples].map(([name, all]) => [
    name,
    median(all).toFixed(1),
    median(all.map((us, at) => us / (first[at] ?? Number.NaN))).toFixed(2),
  ]);
}

const KEEP_MS = 259_500_000;

async function handle(seen: SeenStore, id: string): Promise<void> {
  const answer = await seen.claim(id, 30_000);
  if (answer.state === 'claimed') await seen.complete(id, answer.token, { keepMs: KEEP_MS });
}

/** What one event costs a memory store that remembers so many. */
async function measureMemory(size: number): Promise<string[]> {
  const seen = memorySeenStore();
  for (let at = 0; at < size; at += 1) await handle(seen, `evt_${at}`);
  const before = process.cpuUsage();
  for (let at = 0; at < 10_000; at += 1) await handle(seen, `evt_new_${at}`);
  const { user, system } = process.cpuUsage(before);
  return [String(size), ((user + system) / 10_000).toFixed(2)];
}

/** What one event costs a Redis that remembers so many: its own CPU, and the memory that each id takes. */
async function measureRedis(url: string, sizes: number[]): Promise<string[][]> {
  const client = await createClient({ url }).connect();
  const seen = redisSeenStore(client);
  const read = async (section: string, name: string) =>
    Number(new RegExp(`${name}:([\\d.]+)`).exec(await client.info(section))?.[1]);
  const cpuUs = async () =>
    1e6 * ((await read('cpu', 'used_cpu_user')) + (await read('cpu', 'used_cpu_sys')));
  const fill = async (from: number, to: number) => {
    for (let at = from; at < to; at += 1000) {
      const ids = Array.from({ length: Math.min(1000, to - at) }, (_, each) => `evt_${at + each}`);
      await Promise.all(ids.map((id) => handle(seen, id)));
    }
  };
  const rows: string[][] = [];
  const empty = await read('memory', 'used_memory');
  let known = 0;
  for (const size of sizes) {
    await fill(known, size);
    const bytes = size && ((await read('memory', 'used_memory')) - empty) / size;
    const before = await cpuUs();
    await fill(size, size + 10_000);
    known = size + 10_000;
    const us = ((await cpuUs()) - before) / 10_000;
    rows.push([String(size), us.toFixed(1), bytes.toFixed(0)]);
  }
  client.destroy();
  return rows;
}

console.log(`Node ${process.versions.node}, ${cpus().length} cores: ${cpus()[0]?.model}\n`);
for (const noteBytes of [0, 10_000, 100_000]) {
  const payload = await createPayload('x'.repeat(noteBytes));
  console.log(
    `A webhook of ${payload.size} bytes, medians of ${rounds} rounds of ${events} events\n`,
  );
  printTable(['', 'CPU per event (µs)', 'to bare'], await compare(payload));
  console.log('');
}
console.log('memorySeenStore\n');
const rows: string[][] = [];
for (const size of [0, 10_000, 100_000, 1_000_000]) rows.push(await measureMemory(size));
printTable(['ids remembered', 'CPU per event (µs)'], rows);
const { REDIS_URL } = process.env;
if (REDIS_URL) {
  console.log('\nredisSeenStore\n');
  const header = ['ids remembered', "Redis' CPU per event (µs)", 'bytes for each id'];
  printTable(header, await measureRedis(REDIS_URL, [0, 10_000, 100_000, 500_000]));
}
