import express, { Router, type Request, type Response } from 'express';
import type { OrderBook } from './order-book.js';
import type { Payments } from './payments.js';
import type { Reconciliation } from './reconciliation.js';
import { giveSession, sessionOf } from './session.js';
import type { Settings } from './settings.js';

interface Parts {
  settings: Settings;
  book: OrderBook;
  payments: Payments;
  reconciliation: Reconciliation;
}

/** A text of the body's; an empty one where it is not there, or too long to be an id. */
function readId(request: Request, name: string): string {
  const value = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' && value.length <= 128 ? value : '';
}

const refuse = (response: Response, status: number, error: string) =>
  response.status(status).json({ error });

/** What the page asks of the shop. */
export function createShopApi({ settings, book, payments, reconciliation }: Parts): Router {
  const { wallet, checkoutUrl } = settings;
  const api = Router();
  // JSON only: a form of another site cannot send it.
  api.use(giveSession, express.json());
  api.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });

  api.get('/shop', (_request, response) => {
    response.json({ products: book.products(), wallet, checkoutUrl });
  });

  api.get('/orders', (request, response) => {
    response.json(book.list(sessionOf(request)));
  });

  api.post('/orders', (request, response) => {
    const order = book.place(sessionOf(request), readId(request, 'productId'));
    if (order) response.status(201).json(order);
    else refuse(response, 404, 'sold_out');
  });

  // Before anything is paid the page tells by which Phoenix order, or link, it will be.
  api.post('/orders/:id/payment', (request, response) => {
    const { id } = request.params;
    const phoenixOrderId = readId(request, 'phoenixOrderId');
    const linkId = readId(request, 'linkId');
    if (!book.owns(sessionOf(request), id)) return void refuse(response, 404, 'not_found');
    if (!phoenixOrderId && !linkId) return void refuse(response, 400, 'no_id');
    const isClaimed = phoenixOrderId
      ? payments.claim(id, phoenixOrderId)
      : payments.claimLink(id, linkId);
    if (!isClaimed) return void refuse(response, 409, 'pays_another_order');
    response.status(204).end();
    // Webhooks may have been faster.
    if (phoenixOrderId) void reconciliation.run([phoenixOrderId]);
  });

  return api;
}
