import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export interface FolderServer {
  /** Where the folder is: below the root, as on many a host of static files. */
  readonly url: string;
  readonly origin: string;
  /** The paths that were asked for and are no file. */
  readonly missed: readonly string[];
  stop(): Promise<void>;
}

/** The plainest server of static files. */
export async function serveFolder(folder: string): Promise<FolderServer> {
  const missed: string[] = [];
  const prefix = '/storybook/';

  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://localhost');
    const path = normalize(pathname.replace(/\/$/, '/index.html'));
    const isInside = path.startsWith(prefix);
    const content = isInside
      ? await readFile(join(folder, path.slice(prefix.length))).catch(() => undefined)
      : undefined;
    if (!content) missed.push(pathname);
    response
      .writeHead(content ? 200 : 404, {
        'Content-Type': types[extname(path)] ?? 'application/octet-stream',
        // Their names have a hash in them.
        'Cache-Control': path.startsWith(`${prefix}assets/`) ? 'max-age=3600' : 'no-cache',
      })
      .end(content);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: origin + prefix,
    origin,
    missed,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
