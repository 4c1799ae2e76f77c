import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { PhoenixError } from '@phoenix-checkout/core';
import { readSandboxOptions, type SandboxErrorCode, type SandboxOptions } from '../config/index.js';
import { createSandboxState, sandboxOf, type Sandbox } from '../sandbox/index.js';
import { DataFile } from './data-file.js';

/** How a sandbox behaves, where it listens, and what outlives it; nothing of it is needed. */
export interface StartSandboxOptions extends SandboxOptions {
  /** The port to listen on; 0 takes any free one. Default: 0. */
  port?: number | undefined;
  /** The host name or address to listen on. Default: `127.0.0.1`, this machine only. */
  host?: string | undefined;
  /**
   * A file in which orders, links, sessions, webhooks, faults, the clock and the journal are kept, so
   * that they survive a restart. It is made if it is not there; for its owner alone, as links in it
   * carry access tokens. One sandbox at a time. Default: they are in memory only.
   */
  dataFile?: string | undefined;
}

/** A sandbox that is being served over HTTP. */
export interface RunningSandbox {
  /** Its origin, without a slash at the end: `http://127.0.0.1:4100`. */
  url: string;
  /** For `phoenixMarket({ tokenUrl })` and `phoenixWallet({ tokenUrl })`. */
  tokenUrl: string;
  /** For `<PhoenixCheckout checkoutUrl>`. */
  checkoutUrl: string;
  /** The page to watch and drive it with. */
  panelUrl: string;
  sandbox: Sandbox;
  /** Ends all connections, open requests too, and sends no webhook any more. Calling it twice is allowed. */
  stop(): Promise<void>;
}

function reachableHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Serves a sandbox over HTTP.
 *
 * @throws PhoenixError `invalid_option`, also for a `dataFile` that no sandbox wrote; `listen_failed` if
 * the port is taken or not allowed (`cause.code` has the system's word, such as `EADDRINUSE`)
 * @example
 * const { tokenUrl, checkoutUrl, stop } = await startSandbox();
 */
export async function startSandbox(options: StartSandboxOptions = {}): Promise<RunningSandbox> {
  const { port = 0, host = '127.0.0.1', dataFile, ...sandboxOptions } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new PhoenixError<SandboxErrorCode>(
      'invalid_option',
      'The port must be a whole number from 0 to 65535.',
    );
  }
  const state = createSandboxState(readSandboxOptions(sandboxOptions));
  const sandbox = sandboxOf(state);
  const server = createAdaptorServer({
    // Leave the global Request and Response of this process as they are.
    overrideGlobalObjects: false,
    async fetch(request, env) {
      const response = await sandbox.fetch(request);
      if (response.type !== 'error') return response;
      (env as HttpBindings).incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    },
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new PhoenixError<SandboxErrorCode>(
          'listen_failed',
          `The sandbox cannot listen on ${host}, port ${port} (${cause.code}).`,
          { cause },
        ),
      ),
    );
    server.listen(port, host, resolve);
  });
  const data = dataFile === undefined ? undefined : new DataFile(dataFile, state);
  try {
    data?.open();
  } catch (error) {
    server.close();
    throw error;
  }

  const url = `http://${reachableHost(host)}:${(server.address() as AddressInfo).port}`;
  let stopped: Promise<void> | undefined;
  return {
    url,
    tokenUrl: `${url}/oauth/token`,
    checkoutUrl: `${url}/`,
    panelUrl: `${url}/panel`,
    sandbox,
    stop() {
      stopped ??= new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
        state.clock.stop();
        data?.close();
      });
      return stopped;
    },
  };
}
