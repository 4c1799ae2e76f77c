import react from '@vitejs/plugin-react';
import { build } from 'vite';

const [entry = 'index.html'] = process.argv.slice(2);

// What is printed on this level is a warning; the test takes any for a fault.
await build({
  logLevel: 'warn',
  configFile: false,
  plugins: [react()],
  build: {
    outDir: 'dist-vite',
    emptyOutDir: false,
    rollupOptions: {
      input: entry,
      output: { entryFileNames: entry === 'index.html' ? 'main.js' : '[name].js' },
    },
  },
});
