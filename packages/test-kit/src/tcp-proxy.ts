import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server of this machine, which may be made a long one. */
export interface TcpProxy {
  port: number;
  /** How much later everything arrives, each way. */
  delayMs: number;
  stop(): Promise<void>;
}

export async function startTcpProxy(target: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();

  function pass(from: Socket, to: Socket): void {
    let lastAt = 0;
    const later = (work: () => void) => {
      lastAt = Math.max(lastAt, performance.now() + proxy.delayMs);
      setTimeout(work, lastAt - performance.now());
    };
    sockets.add(from);
    from.on('data', (data) => later(() => void to.write(data)));
    from.on('close', () => later(() => void to.destroy()));
    from.on('error', () => {});
  }

  const server = createServer((socket) => {
    const onward = connect(target, '127.0.0.1');
    pass(socket, onward);
    pass(onward, socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: TcpProxy = {
    port: (server.address() as AddressInfo).port,
    delayMs: 0,
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
  return proxy;
}
