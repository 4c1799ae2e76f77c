import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler } from 'express';

export interface Pages {
  serve: RequestHandler;
  stop(): Promise<void>;
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** In production what `vite build` made; in development Vite itself. */
export async function createPages(server: Server): Promise<Pages> {
  const built = `${root}dist`;
  if (process.env['NODE_ENV'] === 'production' && existsSync(built)) {
    return { serve: express.static(built), stop: async () => {} };
  }
  const { createServer } = await import('vite');
  const vite = await createServer({
    root,
    server: { middlewareMode: true, hmr: { server } },
    clearScreen: false,
    logLevel: 'warn',
  });
  return { serve: vite.middlewares, stop: () => vite.close() };
}
