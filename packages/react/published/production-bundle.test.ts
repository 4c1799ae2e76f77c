// @vitest-environment node
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { installPackages } from './install-packages.js';

let installed: Awaited<ReturnType<typeof installPackages>>;
// It compiles and bundles, which takes a while on a busy machine.
beforeAll(async () => {
  installed = await installPackages();
}, 120_000);
afterAll(() => installed.remove());

/** What a bundler makes of an app that uses one of our exports. */
async function bundleApp(name: string, mode: 'production' | 'development'): Promise<string> {
  const app = join(installed.folder, `${name}-${mode}.js`);
  await writeFile(app, `import { ${name} } from '@phoenix-checkout/react'; console.log(${name});`);
  const built = await build({
    root: installed.folder,
    configFile: false,
    logLevel: 'error',
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: {
      write: false,
      rolldownOptions: { input: app, external: /^(react|uqr|@tanstack\/react-query)(\/|$)/ },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('The app was not built.');
  return output.output.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
}

/** Of what is told to developers: where the page of an error is, and why a message was rejected. */
const forDevelopers = ['docs/errors', 'is believed', 'console.warn'];

it.each(['PhoenixCheckout', 'PhoenixCheckoutModal', 'usePhoenixToken'])(
  'what is told to developers is not in a production bundle: %s',
  async (name) => {
    const code = await bundleApp(name, 'production');

    for (const words of forDevelopers) expect(code).not.toContain(words);
  },
);

it('what is told to developers is in a development bundle', async () => {
  const code = await bundleApp('PhoenixCheckout', 'development');

  for (const words of forDevelopers) expect(code).toContain(words);
});

it('the inline component brings no dialog along', async () => {
  expect(await bundleApp('PhoenixCheckoutModal', 'production')).toContain('showModal');

  const inline = await bundleApp('PhoenixCheckout', 'production');
  expect(inline).not.toMatch(/showModal|closedby|dialog/);
});

it('the token alone brings no checkout along', async () => {
  const token = await bundleApp('usePhoenixToken', 'production');

  expect(token).not.toMatch(/iframe|order_created|invalid_address/);
});
