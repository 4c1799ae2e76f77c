// `pnpm bench:webhook`: a webhook verified and dispatched, beside the least that any verifier does.
// Nothing here passes or fails.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { signedWebhookBytes } from '@phoenix-checkout/core';
import { fakeWebhook, signWebhook } from '@phoenix-checkout/server/testing';
import { createWebhookHandler, memorySeenStore } from '@phoenix-checkout/server/webhooks';
import { median, printTable } from './print-table.js';

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

/** A delivery as it arrives; a `Request` can be read once, so each turn makes its own. */
type Delivery = [url: string, init: RequestInit];
type Contender = (request: Request) => Promise<unknown>;

async function createDeliveries(note: string): Promise<{ deliveries: Delivery[]; size: number }> {
  const deliveries: Delivery[] = [];
  let size = 0;
  for (let made = 0; made < events; made += 1) {
    const body = JSON.stringify(fakeWebhook('order_status_updated', { data: { note } }));
    const { url, headers } = await signWebhook(body, { clientSecret });
    const bytes = new TextEncoder().encode(body);
    size = bytes.length;
    headers.set('Content-Length', String(size));
    deliveries.push([url, { method: 'POST', headers: [...headers], body: bytes }]);
  }
  return { deliveries, size };
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

/** The same with the answer that a fetch-style framework wants. */
const bareWithResponse: Contender = async (request) => {
  await bare(request);
  return new Response('{"success":true}', { headers: { 'Content-Type': 'application/json' } });
};

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

/** Microseconds of CPU for each event, threads included. */
async function measure(contender: Contender, deliveries: Delivery[]): Promise<number> {
  const before = process.cpuUsage();
  for (const [url, init] of deliveries) await contender(new Request(url, init));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / deliveries.length;
}

/** By turns, so that what the machine does meanwhile hits all alike; each round has a store of its own. */
async function compare(deliveries: Delivery[]): Promise<string[][]> {
  const contenders = new Map<string, () => Contender>([
    ['bare Web Crypto, body and JSON.parse', () => bare],
    ['the same, with a Response', () => bareWithResponse],
    ['createWebhookHandler', createOurs],
  ]);
  const samples = new Map([...contenders.keys()].map((name) => [name, [] as number[]]));
  for (let round = -2; round < rounds; round += 1) {
    const turns = [...contenders];
    if (round % 2 === 1) turns.reverse();
    for (const [name, create] of turns) {
      const us = await measure(create(), deliveries);
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

/** What one event costs a store that remembers so many. */
async function measureSeenStore(size: number): Promise<string[]> {
  const seen = memorySeenStore();
  const handle = async (id: string) => {
    const answer = await seen.claim(id, 30_000);
    if (answer.state === 'claimed') await seen.complete(id, answer.token, { keepMs: 259_500_000 });
  };
  for (let at = 0; at < size; at += 1) await handle(`evt_${at}`);
  const before = process.cpuUsage();
  for (let at = 0; at < 10_000; at += 1) await handle(`evt_new_${at}`);
  const { user, system } = process.cpuUsage(before);
  return [String(size), ((user + system) / 10_000).toFixed(2)];
}

console.log(`Node ${process.versions.node}, ${cpus().length} cores: ${cpus()[0]?.model}\n`);
for (const noteBytes of [0, 10_000, 100_000]) {
  const { deliveries, size } = await createDeliveries('x'.repeat(noteBytes));
  console.log(`A webhook of ${size} bytes, medians of ${rounds} rounds of ${events} events\n`);
  printTable(['', 'CPU per event (µs)', 'to bare'], await compare(deliveries));
  console.log('');
}
console.log('memorySeenStore\n');
const sizes = [0, 10_000, 100_000, 1_000_000];
const rows: string[][] = [];
for (const size of sizes) rows.push(await measureSeenStore(size));
printTable(['ids remembered', 'CPU per event (µs)'], rows);
