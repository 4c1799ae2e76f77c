import { build } from 'vite';

const faults = [];
await build({
  logLevel: 'warn',
  configFile: false,
  build: {
    outDir: 'dist-vite',
    rollupOptions: {
      onwarn: (warning) => faults.push(warning.message),
      output: { entryFileNames: 'main.js' },
    },
  },
});
for (const message of faults) console.error(message);
process.exitCode = faults.length > 0 ? 1 : 0;
