import { createServer } from 'node:http';
import { constantBody, serve } from './serve.js';

const headers = {
  'Content-Type': 'application/json',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Length': String(constantBody.length),
};

serve(
  createServer((_, res) => {
    res.writeHead(200, headers);
    res.end(constantBody);
  }),
);
