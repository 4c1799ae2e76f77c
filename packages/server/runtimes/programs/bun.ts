import { createShop } from './shop.js';

interface Bun {
  serve(options: { fetch: (request: Request) => Promise<Response> }): { port: number };
}

const { Bun } = globalThis as unknown as { Bun: Bun };
const { fetch: handler } = createShop();
const { port } = Bun.serve({ fetch: handler });
console.log(JSON.stringify({ port }));
