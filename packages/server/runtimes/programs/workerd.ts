// @ts-expect-error: of the runtime itself; its types come with tools that this package does not need
import { waitUntil } from 'cloudflare:workers';
import { createShop } from './shop.js';

const { fetch: handler } = createShop({ waitUntil });

// oxlint-disable-next-line import/no-default-export -- what a Worker is
export default { fetch: handler };
