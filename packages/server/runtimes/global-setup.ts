import { fileURLToPath } from 'node:url';
import { installWorkspace } from '@phoenix-checkout/test-kit/install-workspace';

/** Installs the other runtimes, once before all tests on them. */
export const setup = () =>
  installWorkspace(
    fileURLToPath(new URL('binaries', import.meta.url)),
    'Bun, Deno, workerd and other Nodes',
  );
