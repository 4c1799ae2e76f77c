import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServerError } from '@phoenix-checkout/server';
import { systemCode } from '../settings/setting-files.js';

/** An HTTP server that can stop without cutting anybody off. */
export interface StoppableServer {
  /** Where it listens, without a slash at the end: `http://127.0.0.1:4000`. */
  url: string;
  /** From now on each answer is the last one of its connection. */
  sayGoodbye(): void;
  /**
   * Takes no more connections and finishes the requests that it has.
   *
   * @returns how many had to be cut off after `timeoutMs`
   */
  close(timeoutMs: number): Promise<number>;
}

/** A caller sends headers only; whoever is slower than this holds a connection for nothing. */
const REQUEST_TIMEOUT_MS = 15_000;

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) =>
      reject(
        new ServerError(
          'listen_failed',
          `The service can not listen on ${host}, port ${port} (${systemCode(error)}).`,
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
  return `http://${reachable(host)}:${(server.address() as AddressInfo).port}`;
}

/** @throws ServerError `listen_failed` if the port is taken or not allowed */
export async function startStoppableServer(
  host: string,
  port: number,
  onRequest: (req: IncomingMessage, res: ServerResponse) => void,
): Promise<StoppableServer> {
  const open = new Set<ServerResponse>();
  let isLeaving = false;
  let onNoneOpen = () => {};

  const server = createServer((req, res) => {
    open.add(res);
    if (isLeaving) res.shouldKeepAlive = false;
    res.once('close', () => {
      open.delete(res);
      if (open.size === 0) onNoneOpen();
    });
    onRequest(req, res);
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = REQUEST_TIMEOUT_MS;
  const url = await listen(server, host, port);

  function sayGoodbye(): void {
    isLeaving = true;
    for (const res of open) res.shouldKeepAlive = false;
  }

  /** A connection that was cut off is gone before its response knows. */
  function untilNoneOpen(): Promise<void> {
    return new Promise((resolve) => {
      onNoneOpen = resolve;
      if (open.size === 0) resolve();
    });
  }

  return {
    url,
    sayGoodbye,
    async close(timeoutMs) {
      sayGoodbye();
      let cut = 0;
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      const deadline = setTimeout(() => {
        cut = open.size;
        server.closeAllConnections();
      }, timeoutMs);
      await closed;
      clearTimeout(deadline);
      await untilNoneOpen();
      return cut;
    },
  };
}
