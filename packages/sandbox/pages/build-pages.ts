// Bundles the browser pages into modules of src, so that the source can be used without a build.
import { writeFile } from 'node:fs/promises';
import { checkoutPageModule } from './render-checkout-page.js';

await writeFile(
  new URL('../src/checkout/checkout-page.generated.ts', import.meta.url),
  await checkoutPageModule(),
);
