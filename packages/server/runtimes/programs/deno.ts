import { createShop } from './shop.js';

interface Deno {
  serve(handler: (request: Request) => Promise<Response>): { addr: { port: number } };
}

const { Deno } = globalThis as unknown as { Deno: Deno };
const { fetch: handler } = createShop();
Deno.serve(handler);
