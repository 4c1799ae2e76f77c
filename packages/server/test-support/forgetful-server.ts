import { createServer, type AddressInfo, type Socket } from 'node:net';
import { Agent, fetch as undiciFetch } from 'undici';

/** A server that answers the first request of each connection, and drops the connection at the second. */
export interface ForgetfulServer {
  url: string;
  /** A `fetch` with one pooled connection, which it uses again. */
  fetch: typeof fetch;
  requests(): { answered: number; dropped: number };
  stop(): Promise<void>;
}

/** @param body what it answers with, as JSON */
export async function startForgetfulServer(
  body: object = {},
  drop: (socket: Socket) => void = (socket) => void socket.resetAndDestroy(),
): Promise<ForgetfulServer> {
  const text = JSON.stringify(body);
  const counts = { answered: 0, dropped: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    let isUsed = false;
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      // A body may come by itself, after its head.
      if (!/^(GET|POST|PUT) /.test(chunk.toString('latin1'))) return;
      if (isUsed) {
        counts.dropped += 1;
        drop(socket);
        return;
      }
      isUsed = true;
      counts.answered += 1;
      const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${text.length}`;
      socket.write(`${head}\r\n\r\n${text}`);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const dispatcher = new Agent({ connections: 1 });
  const send = (input: string, init: object) => undiciFetch(input, { ...init, dispatcher });
  return {
    fetch: send as typeof fetch,
    url: `http://127.0.0.1:${port}/`,
    requests: () => ({ ...counts }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
