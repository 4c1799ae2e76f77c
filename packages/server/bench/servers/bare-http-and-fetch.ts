import { createServer } from 'node:http';
import { constantBody, serve, tokenUrl } from './serve.js';

const headers = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Length': String(constantBody.length),
};

// A process that has opened a connection of its own serves slower from then on.
let hasFetched = false;

serve(
  createServer((_, res) => {
    if (!hasFetched) {
      hasFetched = true;
      void fetch(tokenUrl, { method: 'POST' }).then((response) => response.text());
    }
    res.writeHead(200, headers);
    res.end(constantBody);
  }),
);
