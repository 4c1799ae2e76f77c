import { createServer } from 'node:net';

const TRIES = 100;

/** The system's word for what went wrong, wherever in the error it is. */
function systemCode(error: unknown): string | undefined {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return cause?.code ?? code;
}

function isTakenOn(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(systemCode(error) === 'EADDRINUSE'));
    probe.listen(port, host, () => probe.close(() => resolve(false)));
  });
}

/** True if anybody answers there for `localhost`, which may be IPv4 or IPv6. */
async function isTaken(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1', '0.0.0.0', '::']) {
    if (await isTakenOn(host, port)) return true;
  }
  return false;
}

/** Starts a server on a port, or on the next one that is free. */
export async function onFreePort<Server>(
  firstPort: number,
  start: (port: number) => Promise<Server>,
): Promise<Server> {
  for (let port = firstPort; port < firstPort + TRIES; port++) {
    if (await isTaken(port)) continue;
    try {
      return await start(port);
    } catch (error) {
      // Taken a moment ago.
      if (systemCode(error) !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(
    `All ports from ${firstPort} to ${firstPort + TRIES - 1} are taken: stop a server that listens on one.`,
  );
}
