import react from '@vitejs/plugin-react';
import { build } from 'vite';

// What is printed on this level is a warning; the test takes any for a fault.
await build({
  logLevel: 'warn',
  configFile: false,
  plugins: [react()],
  build: {
    outDir: 'dist-vite',
    rollupOptions: { output: { entryFileNames: 'main.js' } },
  },
});
