import { createSite } from '../site.js';

export const site = createSite(process.env.PHOENIX_TOKEN_URL ?? 'https://phoenix.example/token');
