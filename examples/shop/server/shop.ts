import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isPhoenixError } from '@phoenix-checkout/core';
import { createNodeOrderListener, createNodeTokenListener } from '@phoenix-checkout/server/node';
import express from 'express';
import { openDatabase } from './database.js';
import { OrderBook } from './order-book.js';
import { createPages } from './pages.js';
import { createPaymentCheck } from './payment-check.js';
import { Payments } from './payments.js';
import { connectPhoenix } from './phoenix.js';
import { Reconciliation } from './reconciliation.js';
import { sessionOf } from './session.js';
import type { Settings } from './settings.js';
import { createShopApi } from './shop-api.js';
import { createWebhook } from './webhook.js';

export interface RunningShop {
  url: string;
  stop(): Promise<void>;
}

/** Starts the shop: its pages, its API, and what it asks Phoenix for. */
export async function startShop(settings: Settings): Promise<RunningShop> {
  const phoenix = connectPhoenix(settings);
  const database = openDatabase(settings.databaseFile);
  const book = new OrderBook(database);
  const check = createPaymentCheck(phoenix.orders, settings.wallet, phoenix.proveTransfer);
  const payments = new Payments(database, check);
  const reconciliation = new Reconciliation(phoenix.orders, book, payments);
  const server = createServer();
  const pages = await createPages(server);

  const app = express().disable('x-powered-by');
  // Before any parser: the signature is made of the body's bytes.
  app.post('/api/phoenix/webhook', createWebhook(payments, settings.clientSecret));
  app.get(
    '/api/phoenix/token',
    createNodeTokenListener(phoenix.tokens, {
      onError: (error) => console.error('Token:', isPhoenixError(error) ? error.code : error),
    }),
  );
  app.get(
    '/api/phoenix/order',
    createNodeOrderListener(phoenix.orders, {
      authorize: (request, orderId) =>
        book.ownsPayment(
          sessionOf({ headers: { cookie: request.headers.get('cookie') ?? undefined } }),
          orderId,
        ),
    }),
  );
  app.use('/api', createShopApi({ settings, book, payments, reconciliation }));
  app.use(pages.serve);

  server.on('request', app).listen(settings.port, '127.0.0.1');
  await once(server, 'listening');
  reconciliation.start(settings.reconcileMs);

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async stop() {
      await pages.stop();
      server.close();
      server.closeAllConnections();
      await reconciliation.stop();
      await phoenix.tokens.stop();
      database.close();
    },
  };
}
