import { fileURLToPath } from 'node:url';
import { build } from 'vite';

export type ReactMode = 'development' | 'production';

const bundles = new Map<ReactMode, Promise<string>>();

async function bundle(mode: ReactMode): Promise<string> {
  const input = fileURLToPath(new URL('../fixture/main.tsx', import.meta.url));
  const built = await build({
    logLevel: 'error',
    configFile: false,
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    // By itself Vite goes by its own NODE_ENV, which is the test run's.
    oxc: { jsx: { runtime: 'automatic', development: mode === 'development' } },
    resolve: { conditions: ['@phoenix-checkout/source', 'module', 'browser', mode] },
    build: { write: false, target: 'es2022', minify: false, rolldownOptions: { input } },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The fixture was not built.');
  return chunk.code;
}

/** The fixture page's script, with React's production or development build in it. */
export function bundleFixture(mode: ReactMode): Promise<string> {
  const bundled = bundles.get(mode) ?? bundle(mode);
  bundles.set(mode, bundled);
  return bundled;
}
