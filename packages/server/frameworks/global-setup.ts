import { fileURLToPath } from 'node:url';
import { installWorkspace } from '@phoenix-checkout/test-kit/install-workspace';

/** Installs Next.js, once before all tests on it. */
export const setup = () =>
  installWorkspace(fileURLToPath(new URL('next', import.meta.url)), 'Next.js');
