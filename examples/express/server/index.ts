import express from 'express';
import { api } from './api.js';

const app = express();
app.use('/api', api);

// One server for both: Vite's in development, the built files in production.
if (process.env.NODE_ENV === 'production') {
  app.use(express.static('dist'));
} else {
  const { createServer } = await import('vite');
  const vite = await createServer({ server: { middlewareMode: true }, appType: 'spa' });
  app.use(vite.middlewares);
}

const port = Number(process.env.PORT ?? 3000);
app.listen(port, (error) => {
  if (error) throw error; // a taken port
  console.log(`Shop: http://localhost:${port}`);
});
