import { createShop } from './shop.js';

interface Deno {
  serve(
    options: { hostname: string; port: number; onListen: (address: { port: number }) => void },
    handler: (request: Request) => Promise<Response>,
  ): void;
}

const { Deno } = globalThis as unknown as { Deno: Deno };
const onListen = ({ port }: { port: number }) => console.log(JSON.stringify({ port }));
Deno.serve({ hostname: '127.0.0.1', port: 0, onListen }, createShop().fetch);
