// One of a shop's processes: `shop-process.ts <redis url> <database file>`. It writes a line of JSON when it
// listens, and one for each event that it handled without the seen store.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from 'redis';
import { isPhoenixError, type WebhookEvent } from '@phoenix-checkout/core';
import { SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { createNodeWebhookListener } from '@phoenix-checkout/server/node';
import { redisSeenStore } from '@phoenix-checkout/server/redis';
import { ShopDatabase } from './shop-database.js';

const [, , redisUrl = '', databaseFile = ''] = process.argv;
const database = new ShopDatabase(databaseFile);
const redis = createClient({ url: redisUrl, socket: { reconnectStrategy: () => 50 } });
redis.on('error', () => {});
void redis.connect().catch(() => {});

const say = (line: object) => console.log(JSON.stringify(line));
const forEver = () => new Promise<never>(() => {});

/** Where the first handler of an event stops, for its process to be killed there: the order's status says it. */
function stopsAt(event: WebhookEvent, place: string): boolean {
  const status = 'order' in event ? event.order?.status : undefined;
  return status === place && database.isFirstStop(event.id);
}

const listener = createNodeWebhookListener({
  clientSecret: SANDBOX_CLIENT_SECRET,
  seen: redisSeenStore(redis),
  async onEvent(event) {
    database.recordCall(event.id);
    if (stopsAt(event, 'stops before its effect')) await forEver();
    database.apply(event.id);
    if (stopsAt(event, 'stops after its effect')) await forEver();
  },
  onError(error, event) {
    if (isPhoenixError(error, 'store_unavailable')) say({ withoutStore: event?.id });
  },
});
const server = createServer(listener);
server.listen(0, '127.0.0.1', () => say({ port: (server.address() as AddressInfo).port }));
