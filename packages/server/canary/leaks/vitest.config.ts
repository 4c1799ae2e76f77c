import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { canaryPlugin } from '../canary-plugin.js';

const conditions = ['@phoenix-checkout/source', 'node'];

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  plugins: [canaryPlugin()],
  test: {
    include: ['canary/leaks/*.leak.ts'],
    globalSetup: './canary/global-setup.ts',
    setupFiles: './canary/setup.ts',
  },
});
