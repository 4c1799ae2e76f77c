// `pnpm docs:build`: the site, in docs/.vitepress/dist.
import { build } from 'vitepress';
import { writeLlmsFiles } from './llms.mjs';
import { home, outFolder } from './paths.mjs';
import { prepare } from './prepare.mjs';

await prepare();
await build(home);
writeLlmsFiles();
console.log(`The site is in ${outFolder}.`);
