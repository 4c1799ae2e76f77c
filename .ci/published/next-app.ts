import { appServer } from './app-server.js';
import type { App } from './install-app.js';

const bin = 'node_modules/next/dist/bin/next';

/** Builds the app, and gives what was printed. */
export async function buildNext(app: App, env?: Record<string, string>): Promise<string> {
  const { exitCode, output } = await app.node([bin, 'build'], env);
  if (exitCode !== 0) throw new Error(`Next could not build: ${output}`);
  return output;
}

interface NextOptions {
  /** `start`: what was built; `dev`: from its source, without a build. Default `start`. */
  command?: 'start' | 'dev';
  env?: Record<string, string>;
}

/** Serves the app on a free port. */
export function startNext(app: App, { command = 'start', env }: NextOptions = {}) {
  const child = app.startNode([bin, command, '-p', '0', '-H', '127.0.0.1'], env);
  return appServer(child, 'Ready');
}
