import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNodeTokenListener, createNodeWebhookListener } from '@phoenix-checkout/server/node';
import { createShop, webhookOptions } from './shop.js';

const shop = createShop();
const webhook = createNodeWebhookListener(webhookOptions());

const server = createServer(async (req, res) => {
  const url = `http://${req.headers.host}${req.url}`;
  if (url.endsWith('/webhook')) {
    webhook(req, res);
    return;
  }
  if (url.endsWith('/token')) {
    createNodeTokenListener(shop.partnerOf(req.url ?? '').manager)(req, res);
    return;
  }
  const response = await shop.fetch(new Request(url));
  res.writeHead(response.status, Object.fromEntries(response.headers));
  res.end(await response.text());
});
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }));
});
