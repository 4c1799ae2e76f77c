import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on a free port of this machine. */
export interface Listening {
  url: string;
  stop(): Promise<void>;
}

/** @param host the name of this machine that the URL says: `localhost` is another site than 127.0.0.1 */
export async function listen(
  listener: RequestListener,
  host: '127.0.0.1' | 'localhost' = '127.0.0.1',
): Promise<Listening> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
