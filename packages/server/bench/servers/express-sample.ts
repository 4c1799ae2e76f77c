import { createServer } from 'node:http';
import axios from 'axios';
import express from 'express';
import { clientId, clientSecret } from './create-manager.js';
import { serve, tokenUrl } from './serve.js';

// Written as in Phoenix's sample: the token is cached until five minutes before it ends.
let cachedToken: string | undefined;
let expiresAt = 0;

async function getAccessToken(): Promise<string | undefined> {
  if (cachedToken && Date.now() < expiresAt - 5 * 60 * 1000) return cachedToken;
  const { data } = await axios.post(tokenUrl, {
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'client_credentials',
  });
  cachedToken = data.access_token;
  expiresAt = Date.now() + data.expires_in * 1000;
  return cachedToken;
}

const app = express();
app.use(express.json());
app.get('/token', async (_req, res) => {
  try {
    res.json({ access_token: await getAccessToken() });
  } catch {
    res.status(500).json({ error: 'Failed to get access token' });
  }
});

serve(createServer(app));
