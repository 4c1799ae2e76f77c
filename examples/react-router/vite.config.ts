import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  // Found before the first visit, which Vite would else load twice: a frame in it starts anew.
  optimizeDeps: { include: ['@phoenix-checkout/react'], exclude: ['@phoenix-checkout/server'] },
});
