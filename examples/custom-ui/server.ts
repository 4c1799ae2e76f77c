import { createTokenManager, phoenixMarket } from '@phoenix-checkout/server';
import { createNodeTokenListener } from '@phoenix-checkout/server/node';
import express from 'express';

const tokens = createTokenManager({
  provider: phoenixMarket({
    clientId: () => process.env.PHOENIX_CLIENT_ID,
    clientSecret: () => process.env.PHOENIX_CLIENT_SECRET,
    tokenUrl: process.env.PHOENIX_TOKEN_URL, // only for the sandbox or staging
  }),
});

const app = express();
app.use('/api/phoenix/token', createNodeTokenListener(tokens, { onError: console.error }));

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
  console.log(`Top up: http://localhost:${port}`);
});
