// `pnpm docs`: the site while it is written. What is saved in docs shows at once; the READMEs and the reference
// are read once, at the start.
import { watch } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vitepress';
import { home, root } from './paths.mjs';
import { prepare, writePages } from './prepare.mjs';

await prepare();
const server = await createServer(home, { port: 5180 });
await server.listen();
server.printUrls();

watch(join(root, 'docs'), { recursive: true }, (_, file) => {
  if (file?.endsWith('.md') && !file.includes('.site')) writePages();
});
