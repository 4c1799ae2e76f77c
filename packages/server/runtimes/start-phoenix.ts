import type { SandboxFaults } from '@phoenix-checkout/sandbox';
import { startSandbox } from '@phoenix-checkout/sandbox/node';
import type { TestContext } from 'vitest';

/** A sandbox of a test's own, by the port that the programs' paths name. */
export async function startPhoenix(
  { onTestFinished }: Pick<TestContext, 'onTestFinished'>,
  faults: SandboxFaults = {},
) {
  const { url, sandbox, stop } = await startSandbox();
  onTestFinished(stop);
  sandbox.setFaults(faults);
  return { sandbox, port: new URL(url).port };
}
