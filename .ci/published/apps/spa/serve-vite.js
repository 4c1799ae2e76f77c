import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

// In development Vite builds nothing: it serves. Prints where, once it does.
const server = await createServer({
  logLevel: 'warn',
  configFile: false,
  plugins: [react()],
  server: { host: '127.0.0.1', port: 0 },
});
await server.listen();
console.log(server.resolvedUrls.local[0]);
process.once('SIGTERM', () => void server.close());
