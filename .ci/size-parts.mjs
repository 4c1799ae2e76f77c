// `pnpm size:parts`: what each part of a bundle costs a payer, min+gzip: by how much it shrinks when
// the part does nothing. What parts share counts for none of them, so they add up to less than the whole.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from './run-command.mjs';

const bundles = ['PhoenixCheckout', 'PhoenixCheckoutModal', 'usePhoenixToken'];

/** Parts by their folders and files under `packages`, without `/src` and endings. */
const parts = {
  'the address and its checksum': ['core/value/wallet-address', 'core/value/keccak-f1600'],
  "the amount and the frame's URL": [
    'core/value/usd-amount',
    'core/value/secure-url',
    'core/checkout/checkout-url',
  ],
  "the frame's messages, and who may send them": [
    'core/checkout/checkout-wire',
    'core/checkout/checkout-message',
    'core/checkout/listen-to-checkout',
  ],
  'what the messages come to': ['core/checkout/checkout-state'],
  "a token's reply, and what a JWT says of itself": ['core/token'],
  'asking for a token, and its errors': ['react/token/source'],
  'what is left of a token, on clocks that lie': [
    'react/token/received-token',
    'react/token/token-history',
    'react/token/token-lifetime',
  ],
  'a token from the server or a stored cache': ['react/token/adopt-token'],
  'renewal, through sleep and background': ['react/token/use-token-renewal', 'react/page/alarm'],
  'a backend that fails: pauses, Retry-After, a deadline': ['react/backend'],
  'queries that outlive pages and caches': ['react/query'],
  'when the frame may change': ['react/checkout/frame-plan', 'react/checkout/use-frame-plan'],
  'the network': ['react/checkout/use-network', 'react/page/watch-network'],
  'a frame that does not load, or is blocked': ['react/checkout/use-frame-watch'],
  'leaving the page while an order is open': ['react/checkout/use-leave-guard'],
  'links to an explorer': ['react/checkout/explorer'],
  "callbacks, and a host's own errors": [
    'react/checkout/checkout-callbacks',
    'react/checkout/use-host-reports',
    'react/checkout/call-host',
  ],
  'styles, in whatever document': [
    'react/component/checkout-styles',
    'react/component/use-styles',
    'react/component/adopt-styles',
    'react/component/modal/modal-styles',
  ],
  'a frame as wide as its page': ['react/component/frame-scale', 'react/component/use-frame-scale'],
  labels: ['react/component/checkout-labels', 'react/component/use-labels'],
  'panels, focus, announcements': [
    'react/component/checkout-panel',
    'react/component/checkout-cover',
    'react/component/checkout-body',
    'react/component/checkout-announcement',
    'react/component/use-focus-heir',
    'react/page/has-focus',
  ],
};

/** @param {string} file @param {string[]} part */
const isIn = (file, part) => {
  const name = relative(join(root, 'packages'), file)
    .split(sep)
    .join('/')
    .replace('/src/', '/')
    .replace(/\.tsx?$/, '');
  return part.some((each) => name === each || name.startsWith(`${each}/`));
};

/**
 * The same exports, which do nothing.
 *
 * @param {string[]} part
 * @returns {import('esbuild').Plugin}
 */
const without = (part) => ({
  name: 'without-a-part',
  setup: ({ onLoad }) =>
    onLoad({ filter: /packages.*\.tsx?$/ }, async ({ path }) => {
      if (!isIn(path, part) || /index\.tsx?$/.test(path)) return undefined;
      const source = await readFile(path, 'utf8');
      const names = source.matchAll(/^export (?:async )?(?:function|const|class) (\w+)/gm);
      const contents = [...names].map(([, name]) => `export const ${name} = class {};`).join('\n');
      return { contents, loader: 'ts' };
    }),
});

/** @param {string} bundle @param {string[]} part */
async function sizeWithout(bundle, part) {
  const { outputFiles } = await build({
    stdin: { contents: `export { ${bundle} } from './packages/react/src'`, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    write: false,
    conditions: ['@phoenix-checkout/source'],
    external: ['react', 'react-dom', '@tanstack/react-query', 'uqr'],
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [without(part)],
  });
  return gzipSync(outputFiles[0]?.text ?? '', { level: 9 }).length;
}

for (const name of Object.values(parts).flat()) {
  const path = join(root, 'packages', name.replace('/', '/src/'));
  if (!['', '.ts', '.tsx'].some((ending) => existsSync(path + ending))) {
    throw new Error(`${path} is not there any more: name the part as it is now.`);
  }
}

/** @type {Record<string, Record<string, number>>} */
const table = {};
for (const bundle of bundles) {
  const whole = await sizeWithout(bundle, []);
  (table['the whole'] ??= {})[bundle] = whole;
  for (const [name, part] of Object.entries(parts)) {
    (table[name] ??= {})[bundle] = whole - (await sizeWithout(bundle, part));
  }
}
console.table(table);
