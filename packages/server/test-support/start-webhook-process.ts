import { fileURLToPath } from 'node:url';
import { startProgram, type Program } from './start-program.js';

const program = fileURLToPath(new URL('./webhook-process.ts', import.meta.url));

/** A process with a webhook, and which events it began to handle. */
export interface WebhookProcess extends Program {
  handled: readonly string[];
  /** Of these, those for which the store did not answer in time. */
  withoutStore: readonly string[];
}

export async function startWebhookProcess(redisUrl: string): Promise<WebhookProcess> {
  const handled: string[] = [];
  const withoutStore: string[] = [];
  const started = await startProgram(program, [redisUrl], (line) => {
    if (typeof line.handling === 'string') handled.push(line.handling);
    if (typeof line.withoutStore === 'string') withoutStore.push(line.withoutStore);
  });
  return { ...started, handled, withoutStore };
}
