import { createShop } from './shop.js';

interface Bun {
  serve(options: {
    hostname: string;
    port: number;
    fetch: (request: Request) => Promise<Response>;
  }): { port: number };
}

const { Bun } = globalThis as unknown as { Bun: Bun };
const { port } = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: createShop().fetch });
console.log(JSON.stringify({ port }));
