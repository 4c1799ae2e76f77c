// A shop's process with a webhook, beside others on one Redis: `webhook-process.ts <redis url>`. It writes a
// line of JSON when it listens, one for each event that it begins to handle, and one where the store was down.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createClient } from 'redis';
import { isPhoenixError, type OrderStatus, type WebhookEvent } from '@phoenix-checkout/core';
import { createNodeWebhookListener } from '@phoenix-checkout/server/node';
import { redisSeenStore } from '@phoenix-checkout/server/redis';

const [, , redisUrl = ''] = process.argv;
const redis = createClient({ url: redisUrl, socket: { reconnectStrategy: () => 50 } });
redis.on('error', () => {});
void redis.connect().catch(() => {});

const say = (line: object) => console.log(JSON.stringify(line));

/** An order that is `stuck` hangs for ever: the process is to be killed meanwhile. */
const stuck: OrderStatus = 'stuck';
const isStuck = (event: WebhookEvent) => 'order' in event && event.order?.status === stuck;

const listener = createNodeWebhookListener({
  clientSecret: 'sandbox-secret-worth-nothing',
  seen: redisSeenStore(redis),
  async onEvent(event) {
    say({ handling: event.id });
    if (isStuck(event)) await new Promise(() => {});
  },
  onError(error, event) {
    if (isPhoenixError(error, 'store_unavailable')) say({ withoutStore: event?.id });
  },
});
const server = createServer(listener);
server.listen(0, '127.0.0.1', () => say({ port: (server.address() as AddressInfo).port }));
