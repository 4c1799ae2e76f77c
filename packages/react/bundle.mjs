// Bundles `dist` from `src`, once tsc has written the types. Each entry stays a file of its own name;
// what several of them share is in `dist/chunk`, so that it is loaded once and exists once.
//
// Bundled, since not every bundler of a host's merges what our modules import: some thirty of them
// import React, which esbuild alone makes 0.2 kB of what a payer loads.
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const sourceOf = (entry) => join(root, 'src', `${entry}.ts`);

const entries = [
  'index',
  'testing/index',
  'testing/msw',
  'server-component/react-server',
  'server-component/client',
  // Files of their own: what is behind the boundary stays out of what a server loads.
  'server-component/client-boundary',
  'server-component/client-references',
  // styles.mjs makes styles.css of them.
  'component/checkout-styles',
  'component/modal/modal-styles',
  'payment-link/payment-link-styles',
];

const isClientModule = (id) =>
  isAbsolute(id) && readFileSync(id, 'utf8').startsWith("'use client'");

/** The directive of a chunk's modules, which bundling takes from all but an entry's own. */
function directiveOf({ facadeModuleId, moduleIds }) {
  if (facadeModuleId && isClientModule(facadeModuleId)) return '';
  return moduleIds.some(isClientModule) ? "'use client';" : '';
}

/** @param {string} outDir where the files go, an absolute path */
export async function bundle(outDir) {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    mode: 'production',
    // By itself Vite goes by its own NODE_ENV, which may be a test run's.
    oxc: { jsx: { runtime: 'automatic', development: false } },
    build: {
      outDir,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      sourcemap: true,
      lib: {
        entry: Object.fromEntries(entries.map((name) => [name, sourceOf(name)])),
        formats: ['es'],
      },
      rolldownOptions: {
        onwarn(warning, warn) {
          // It warns of each directive, whatever becomes of it: see `directiveOf`.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
        external: (id) => !id.startsWith('.') && !isAbsolute(id),
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunk/[name].js',
          banner: directiveOf,
        },
      },
    },
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundle(join(root, 'dist'));
