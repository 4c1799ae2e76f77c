import { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '@phoenix-checkout/test-kit/until';
import { openConnection } from '../../test-support/kept-connection.js';
import { StoppableServer } from './stoppable-server.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

type Kept = Awaited<ReturnType<typeof openConnection>>;

/** A server, and connections that have had an answer and were quiet for a minute since. */
async function startServer(connections: number) {
  const server = await StoppableServer.start({
    host: '127.0.0.1',
    port: 0,
    keepAliveSeconds: 65,
    onRequest: (_req, res) => void res.end('hello'),
  });
  const kept: Kept[] = [];
  for (let count = 0; count < connections; count += 1) {
    const connection = await openConnection(server.url);
    kept.push(connection);
    connection.send();
    await until('it is answered', () => connection.answers() === 1);
  }
  vi.advanceTimersByTime(60_000);
  return { server, kept };
}

/** From when it listens no more: that takes real time, since the system is waited for. */
async function stopListening(server: StoppableServer) {
  await server.stopListening();
  return { cut: server.finish(20_000) };
}

/** Time passes, and what it brings about is done. */
async function pass(ms: number) {
  for (let passed = 0; passed < ms; passed += 50) {
    vi.advanceTimersByTime(50);
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  }
}

describe('while a server stops, a kept connection', () => {
  it('that was quiet for long has a second to ask in', async () => {
    const { server, kept } = await startServer(2);
    const [asking, quiet] = kept;
    const { cut } = await stopListening(server);

    await pass(900);
    asking?.send();

    await until('it is answered', () => asking?.answers() === 2);
    expect(asking?.saysGoodbye()).toBe(true);
    expect(quiet?.socket.readyState).toBe('open');
    await pass(200);
    expect(await cut).toBe(0);
  });

  it('is answered what comes in while another one is closed', async () => {
    const { server, kept } = await startServer(2);
    const { cut } = await stopListening(server);
    await pass(900);
    const { destroy } = Socket.prototype;
    vi.spyOn(Socket.prototype, 'destroy').mockImplementationOnce(function (this: Socket, error) {
      kept[1]?.send();
      return destroy.call(this, error);
    });

    await pass(200);

    await until('it is answered', () => kept[1]?.answers() === 2);
    expect(kept.flatMap(({ errors }) => errors)).toEqual([]);
    expect(await cut).toBe(0);
  });
});
