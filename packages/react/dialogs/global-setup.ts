import { fileURLToPath } from 'node:url';
import { installWorkspace } from '@phoenix-checkout/test-kit/install-workspace';
import type { TestProject } from 'vitest/node';
import { bundlePage } from '../browser/harness/global-setup.js';

/** Installs the libraries, and bundles the host's page with them, once for all tests of the folder. */
export async function setup(project: TestProject): Promise<void> {
  await installWorkspace(
    fileURLToPath(new URL('libraries', import.meta.url)),
    "other libraries' dialogs",
  );
  const page = fileURLToPath(new URL('libraries/page.tsx', import.meta.url));
  const production = await bundlePage(page, 'production');
  project.provide('fixture', { development: production, production });
}
