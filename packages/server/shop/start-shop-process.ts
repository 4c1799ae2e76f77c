import { fileURLToPath } from 'node:url';
import { startProgram, type Program } from '../test-support/start-program.js';

const program = fileURLToPath(new URL('./shop-process.ts', import.meta.url));

export interface ShopProcess extends Pick<Program, 'url' | 'kill'> {
  /** The events that it handled although the store did not answer; they may be handled again. */
  withoutStore: readonly string[];
}

export async function startShopProcess(redisUrl: string, database: string): Promise<ShopProcess> {
  const withoutStore: string[] = [];
  const { url, kill } = await startProgram(program, [redisUrl, database], (line) => {
    if (typeof line.withoutStore === 'string') withoutStore.push(line.withoutStore);
  });
  return { url, kill, withoutStore };
}
