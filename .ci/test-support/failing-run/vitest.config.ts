import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    include: ['*.fixture.ts'],
    reporters: [fileURLToPath(new URL('../../test-report.mjs', import.meta.url))],
  },
});
