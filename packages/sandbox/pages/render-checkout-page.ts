import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { checkoutMarkup } from './checkout/markup/checkout-markup.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const inPage = (path: string) => fileURLToPath(new URL(`checkout/${path}`, import.meta.url));

/** In the order of the cascade. */
const styles = ['theme', 'base', 'layout', 'parts', 'motion'];

/** A classic script with all that the entry imports. Not minified: its changes are reviewed. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@phoenix-checkout/source', 'module', 'browser', 'production'] },
    build: {
      write: false,
      minify: false,
      modulePreload: false,
      target: 'es2022',
      rolldownOptions: { input: inPage(entry), output: { format: 'iife', comments: false } },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk?.code) throw new Error(`Nothing was built of ${entry}`);
  // Without the lines that name each part's file: their paths depend on where the build runs.
  return chunk.code.replace(/^\t*\/\/ \S+\.ts\n/gm, '').trim();
}

/** The checkout's page as one HTML document, from the sources in `pages/checkout`. */
async function renderCheckoutPage(): Promise<string> {
  const theme = await bundle('theme.ts');
  const script = await bundle('main.ts');
  const style = await Promise.all(
    styles.map((name) => readFile(inPage(`styles/${name}.css`), 'utf8')),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>Checkout (sandbox)</title>
<link rel="icon" href="data:,">
<script>${theme}</script>
<style>
${style.join('')}</style>
</head>
<body>
${checkoutMarkup}
<script>${script}</script>
</body>
</html>
`;
}

/** The page as a module of `src`, a line of it a line there, so that changes can be reviewed. */
export async function checkoutPageModule(): Promise<string> {
  const lines = (await renderCheckoutPage()).split('\n');
  return `// Generated from pages/checkout by \`pnpm pages\`: do not edit.
export const checkoutPageHtml: string = [
${lines.map((line) => `  ${JSON.stringify(line)},`).join('\n')}
].join('\\n');
`;
}
