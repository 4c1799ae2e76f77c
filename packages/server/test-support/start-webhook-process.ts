import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from '@phoenix-checkout/test-kit/until';

const program = fileURLToPath(new URL('./webhook-process.ts', import.meta.url));

/** A process with a webhook, and which events it began to handle. */
export interface WebhookProcess {
  url: string;
  handled: readonly string[];
  /** Of these, those for which the store did not answer in time. */
  withoutStore: readonly string[];
  /** As `kill -9` does. */
  kill(): Promise<void>;
}

export async function startWebhookProcess(redisUrl: string): Promise<WebhookProcess> {
  const args = ['--conditions=@phoenix-checkout/source', '--import', 'tsx', program, redisUrl];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const handled: string[] = [];
  const withoutStore: string[] = [];
  let port = 0;
  createInterface(child.stdout).on('line', (line) => {
    const said = JSON.parse(line) as { port?: number; handling?: string; withoutStore?: string };
    if (said.port) port = said.port;
    if (said.handling) handled.push(said.handling);
    if (said.withoutStore) withoutStore.push(said.withoutStore);
  });
  await until('the process listens', () => port > 0, 60_000);
  return {
    url: `http://127.0.0.1:${port}`,
    handled,
    withoutStore,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
