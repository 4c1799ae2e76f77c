import { fileURLToPath } from 'node:url';
import { installWorkspace } from '@phoenix-checkout/test-kit/install-workspace';

/** Installs SQLite, once before all tests on it. */
export const setup = () =>
  installWorkspace(fileURLToPath(new URL('sqlite', import.meta.url)), 'SQLite');
