import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  server: {
    // The page asks its own origin for access tokens; the token server stands behind it.
    proxy: { '/api/phoenix/token': 'http://localhost:4000' },
  },
  build: { rolldownOptions: { input: ['index.html', 'custom.html'] } },
  // For this repository only: takes the packages' source where your app takes their build.
  resolve: { conditions: ['@phoenix-checkout/source', ...defaultClientConditions] },
  optimizeDeps: { include: ['react', 'react-dom', 'react-dom/client', '@tanstack/react-query'] },
});
