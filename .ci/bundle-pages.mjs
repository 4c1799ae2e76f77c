// Bundles the pages that packages serve: the TypeScript and CSS of `pages/x`, written for a browser,
// become a module of strings in the package's source. That module is committed, so that the source runs
// without a build; `bundle-pages.test.ts` fails where it is not what this makes of the page.
//
// `node .ci/bundle-pages.mjs` writes all of them.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { root } from './run-command.mjs';

/**
 * @typedef {object} BundledPage
 * @property {string} folder where the page's source is, from the root of the repository
 * @property {Record<string, string>} files its files, by the names under which they are served: a `.ts`
 *   or `.css` is bundled with all that it imports, others are taken as they are
 * @property {string} output the module that exports them as `pageFiles`
 */

/** @type {BundledPage[]} */
export const bundledPages = [
  {
    folder: 'packages/sandbox/pages/checkout',
    files: { 'theme.js': 'theme.ts', 'checkout.css': 'checkout.css', 'checkout.js': 'main.ts' },
    output: 'packages/sandbox/src/checkout/page/page-files.generated.ts',
  },
  {
    folder: 'packages/sandbox/pages/panel',
    files: { 'panel.js': 'main.ts', 'panel.css': 'panel.css', 'panel.svg': 'panel.svg' },
    output: 'packages/sandbox/src/panel/page-files.generated.ts',
  },
  {
    folder: 'packages/token-service/pages/status',
    files: { 'status.js': 'main.ts', 'status.css': 'status.css', 'status.svg': 'status.svg' },
    output: 'packages/token-service/src/status-page/page-files.generated.ts',
  },
];

/** What the pages may use: the browsers that the components run in. */
const target = ['chrome99', 'firefox101', 'safari16.4'];

/** @param {string} entry @returns {Promise<string>} */
async function bundle(entry) {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    // Packages of ours from their source, as everywhere in development.
    resolve: { conditions: ['@phoenix-checkout/source', 'module', 'browser', 'production'] },
    build: {
      write: false,
      target,
      modulePreload: { polyfill: false },
      rollupOptions: { input: entry },
    },
  });
  const { output } = /** @type {import('vite').Rollup.RollupOutput} */ (built);
  const file = output.find(({ type }) => entry.endsWith('.css') === (type === 'asset'));
  if (!file || output.length > 1) throw new Error(`${entry} became more than one file.`);
  return file.type === 'asset' ? String(file.source) : file.code;
}

/**
 * @param {BundledPage} page
 * @returns {Promise<Record<string, string>>} its files' texts, by name
 */
export async function bundlePage({ folder, files }) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const [name, source] of Object.entries(files)) {
    const path = join(root, folder, source);
    const text = /\.(ts|css)$/.test(source) ? await bundle(path) : await readFile(path, 'utf8');
    texts[name] = text.trim();
  }
  return texts;
}

/**
 * @param {BundledPage} page
 * @returns {Promise<string>} the text of its module
 */
async function pageModule(page) {
  const files = Object.entries(await bundlePage(page));
  const lines = files.map(([name, text]) => `  ${JSON.stringify(name)}: ${JSON.stringify(text)},`);
  return `// Made by .ci/bundle-pages.mjs of ${page.folder}. Change that, and run it again.
export const pageFiles = {
${lines.join('\n')}
} as const;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of bundledPages) {
    await writeFile(join(root, page.output), await pageModule(page));
    console.log(page.output);
  }
}
