import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A connection that is kept open; answers are counted by their status lines. */
export async function openConnection(url: string) {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  onTestFinished(() => void socket.destroy());
  let received = '';
  const errors: string[] = [];
  socket.setEncoding('latin1').on('data', (text: string) => (received += text));
  socket.on('error', (error) => errors.push(error.message));
  await once(socket, 'connect');
  return {
    socket,
    send: () => void socket.write(`GET /token HTTP/1.1\r\nHost: localhost\r\n\r\n`),
    answers: () => received.match(/HTTP\/1\.1 200 /g)?.length ?? 0,
    saysGoodbye: () => /connection: close/i.test(received),
    errors,
  };
}
