import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import { Server as NetServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { PhoenixError } from '@phoenix-checkout/core';
import { systemCode, type ServiceErrorCode } from '../error/index.js';

export interface StoppableServerOptions {
  host: string;
  port: number;
  /** How long a connection is kept open between two requests. */
  keepAliveSeconds: number;
  onRequest: RequestListener;
}

/** A caller sends headers only; one that is slower than this occupies a connection for nothing. */
const REQUEST_TIMEOUT_MS = 15_000;
/** From when the server begins to stop: a kept connection with no request for so long is closed. */
const QUIET_MS = 1000;
const LOOK_EVERY_MS = 50;
/**
 * While the server stops: after so long without a new connection all callers hold one and wait, so none is
 * on its way when listening ends.
 */
const ACCEPT_QUIET_MS = 20;
/** How long new connections may keep coming before they are refused. */
const ACCEPT_LIMIT_MS = 500;

/** A connection, and what has come in on it. */
interface Connection {
  open: Set<ServerResponse>;
  /** `socket.bytesRead` when the last answer ended: more than that is a request that is on its way. */
  bytesAnswered: number;
  quietSince: number;
  isClosed: boolean;
}

/** How this machine is reached from itself. */
function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** An HTTP server that can stop without losing a request. */
export class StoppableServer {
  readonly #server: Server;
  readonly #connections = new Map<Socket, Connection>();
  readonly #options: StoppableServerOptions;
  #accepted = 0;
  /** While waiting connections are accepted: an answer would only bring its caller back. */
  #heldRequests: (() => void)[] | undefined;
  #leavesSince: number | undefined;
  #onNothingOpen = () => {};

  private constructor(options: StoppableServerOptions) {
    this.#options = options;
    this.#server = createServer((req, res) => this.#answer(req, res));
    this.#server.on('connection', (socket) => this.#track(socket));
    const keepAliveMs = options.keepAliveSeconds * 1000;
    this.#server.keepAliveTimeout = keepAliveMs;
    // Above the other, so that no request meets the end of its connection; the shorter limit for
    // a request as a whole holds for its headers too.
    this.#server.headersTimeout = keepAliveMs + 1000;
    this.#server.requestTimeout = REQUEST_TIMEOUT_MS;
  }

  /** @throws PhoenixError `listen_failed` if the port is taken or not allowed */
  static async start(options: StoppableServerOptions): Promise<StoppableServer> {
    const server = new StoppableServer(options);
    await server.#listen();
    return server;
  }

  /** Where it listens, without a slash at the end: `http://127.0.0.1:4000`. */
  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://${reachableHost(this.#options.host)}:${port}`;
  }

  /** From now on each answer is the last one of its connection. */
  sayGoodbye(): void {
    this.#leavesSince ??= performance.now();
    for (const { open } of this.#connections.values()) {
      for (const res of open) res.shouldKeepAlive = false;
    }
  }

  /** Refuses new connections, after those that wait for being accepted: they would be reset. */
  async stopListening(): Promise<void> {
    this.#heldRequests = [];
    await this.#acceptAllWaiting();
    // Not http's own `close`, which cuts kept connections although a request may be on its way.
    Reflect.apply(NetServer.prototype.close, this.#server, []);
    this.sayGoodbye();
    const held = this.#heldRequests;
    this.#heldRequests = undefined;
    for (const answer of held) answer();
  }

  /**
   * Answers what comes in on the connections that there are, until each has had its last answer or
   * is quiet.
   *
   * @returns how many requests had to be cut off after `timeoutMs`
   */
  async finish(timeoutMs: number): Promise<number> {
    let cut = 0;
    const deadline = setTimeout(() => {
      cut = this.#openAnswers();
      this.#server.closeAllConnections();
    }, timeoutMs);
    const looks = setInterval(() => void this.#closeQuiet(), LOOK_EVERY_MS);
    await this.#untilNothingIsOpen();
    clearTimeout(deadline);
    clearInterval(looks);
    // Ends what http itself has going on beside the listening.
    this.#server.close();
    return cut;
  }

  async #listen(): Promise<void> {
    const { host, port } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error) =>
        reject(
          new PhoenixError<ServiceErrorCode>(
            'listen_failed',
            `The service cannot listen on ${host}, port ${port} (${systemCode(error)}).`,
          ),
        ),
      );
      this.#server.listen(port, host, resolve);
    });
  }

  /** Until no connection has come for a while. Ends just after Node has looked at the network. */
  async #acceptAllWaiting(): Promise<void> {
    const giveUpAt = performance.now() + ACCEPT_LIMIT_MS;
    let known: number;
    do {
      known = this.#accepted;
      await wait(ACCEPT_QUIET_MS);
      // Not in the round that is under way, which may have looked already.
      await setImmediate();
      await setImmediate();
    } while (this.#accepted > known && performance.now() < giveUpAt);
  }

  #track(socket: Socket): void {
    const connection: Connection = {
      open: new Set(),
      bytesAnswered: 0,
      quietSince: performance.now(),
      isClosed: false,
    };
    this.#accepted += 1;
    this.#connections.set(socket, connection);
    socket.once('close', () => {
      connection.isClosed = true;
      this.#forgetIfOver(socket);
    });
  }

  #answer(req: IncomingMessage, res: ServerResponse): void {
    const { socket } = req;
    const connection = this.#connections.get(socket);
    if (this.#leavesSince !== undefined) res.shouldKeepAlive = false;
    if (connection) {
      connection.open.add(res);
      res.once('close', () => {
        connection.open.delete(res);
        connection.bytesAnswered = socket.bytesRead;
        connection.quietSince = performance.now();
        this.#forgetIfOver(socket);
      });
    }
    const answer = () => this.#options.onRequest(req, res);
    if (this.#heldRequests) this.#heldRequests.push(answer);
    else answer();
  }

  /** A connection that was cut off is gone before its answer knows. */
  #forgetIfOver(socket: Socket): void {
    const connection = this.#connections.get(socket);
    if (!connection?.isClosed || connection.open.size > 0) return;
    this.#connections.delete(socket);
    if (this.#connections.size === 0) this.#onNothingOpen();
  }

  #openAnswers(): number {
    return [...this.#connections.values()].reduce((sum, { open }) => sum + open.size, 0);
  }

  /** Long enough for one that is in use to have had an answer since, which said that it was the last one. */
  #isQuiet(socket: Socket, { open, bytesAnswered, quietSince }: Connection): boolean {
    if (open.size > 0 || socket.bytesRead > bytesAnswered) return false;
    const since = Math.max(quietSince, this.#leavesSince ?? quietSince);
    return performance.now() - since >= QUIET_MS;
  }

  async #closeQuiet(): Promise<void> {
    for (const [socket, connection] of this.#connections) {
      if (!this.#isQuiet(socket, connection)) continue;
      // Events of the network come before this: what the system holds unread is read now. Before each, since
      // requests come in while others are closed.
      await setImmediate();
      if (this.#isQuiet(socket, connection)) socket.destroy();
    }
  }

  #untilNothingIsOpen(): Promise<void> {
    return new Promise((resolve) => {
      this.#onNothingOpen = resolve;
      if (this.#connections.size === 0) resolve();
    });
  }
}
