import { expect, test } from 'vitest';
import * as node from './node.js';
import * as orders from './order/index.js';
import * as redis from './redis/index.js';
import * as storeContract from './store-contract.js';
import * as testing from './testing/index.js';
import * as msw from './testing/msw.js';
import * as webhooks from './webhook/index.js';

test.each([
  [
    'webhooks',
    webhooks,
    [
      'LATE_COMPLETION_MS',
      'PhoenixError',
      'createWebhookHandler',
      'isPhoenixError',
      'memorySeenStore',
      'retryLater',
      'verifyWebhook',
    ],
  ],
  [
    'orders',
    orders,
    [
      'PHOENIX_ORDERS_URL',
      'PhoenixError',
      'confirmOrder',
      'createOrderClient',
      'createOrderHandler',
      'isPhoenixError',
      'reconcileOrders',
    ],
  ],
  [
    'node',
    node,
    ['createNodeOrderListener', 'createNodeTokenListener', 'createNodeWebhookListener'],
  ],
  ['redis', redis, ['redisSeenStore', 'redisStore']],
  ['store-contract', storeContract, ['seenStoreContract', 'tokenStoreContract']],
  ['testing', testing, ['fakeOrder', 'fakeRetiredWebhook', 'fakeWebhook', 'signWebhook']],
  ['testing/msw', msw, ['phoenixOrdersHandler']],
])('%s exports what users rely on', (_, entry, names) => {
  expect(Object.keys(entry).sort()).toEqual(names);
});
