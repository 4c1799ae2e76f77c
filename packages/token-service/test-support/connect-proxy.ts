import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A proxy as companies have it, which opens tunnels; it ends with the test. */
export async function startConnectProxy({ refuses }: { refuses?: number } = {}) {
  const tunnels: { target: string; authorization: string | undefined }[] = [];
  const server = createServer((_req, res) => res.writeHead(400).end());
  server.on('connect', (req, socket) => {
    const target = req.url ?? '';
    tunnels.push({ target, authorization: req.headers['proxy-authorization'] });
    socket.on('error', () => {});
    if (refuses !== undefined) {
      socket.end(`HTTP/1.1 ${refuses} Refused\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(target) ?? [];
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { tunnels, host: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}
