// The shop as a process of its own: `node --import tsx server/main.ts`, its settings in the environment.
import { readSettings } from './settings.js';
import { startShop } from './shop.js';

const shop = await startShop(readSettings(process.env));
console.log(`Shop  ${shop.url}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void shop.stop().then(() => process.exit(0)));
}
