import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SANDBOX_CLIENT_ID, SANDBOX_CLIENT_SECRET } from '@phoenix-checkout/sandbox';
import { startSandbox } from '@phoenix-checkout/sandbox/node';
import { onTestFinished } from 'vitest';

/** A sandbox to ask, and the settings that say so; all ends with the test. */
export async function setServiceStage() {
  const phoenix = await startSandbox();
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-token-service-'));
  onTestFinished(async () => {
    await phoenix.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    phoenix,
    env: {
      PHOENIX_CLIENT_ID: SANDBOX_CLIENT_ID,
      PHOENIX_CLIENT_SECRET: SANDBOX_CLIENT_SECRET,
      PHOENIX_TOKEN_URL: phoenix.tokenUrl,
      PHOENIX_PORT: '0',
    } as Record<string, string>,
    /** Writes a file of its own; its path. */
    writeFile(name: string, text: string): string {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
  };
}

/** The settings without one of them. */
export function without(env: Record<string, string>, name: string): Record<string, string> {
  const { [name]: _left, ...rest } = env;
  return rest;
}
