import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { react18 } from '../../react-18/react-18.js';

export type ReactMode = 'development' | 'production';

declare module 'vitest' {
  interface ProvidedContext {
    /** The fixture page's script, with either build of React in it. */
    fixture: Record<ReactMode, string>;
  }
}

const packageFolder = fileURLToPath(new URL('../..', import.meta.url));

/** The script of a host's page, with one React in it. */
export async function bundlePage(
  input: string,
  mode: ReactMode,
  isReact18 = false,
): Promise<string> {
  const built = await build({
    logLevel: 'error',
    root: packageFolder,
    plugins: isReact18 ? [react18()] : [],
    configFile: false,
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    // By itself Vite goes by its own NODE_ENV, which is the test run's.
    oxc: { jsx: { runtime: 'automatic', development: mode === 'development' } },
    resolve: {
      conditions: ['@phoenix-checkout/source', 'module', 'browser', mode],
      dedupe: ['react', 'react-dom', '@tanstack/react-query'],
    },
    build: {
      write: false,
      target: 'es2022',
      minify: mode === 'production',
      // One file: also what is loaded on demand only.
      rolldownOptions: { input, output: { codeSplitting: false } },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The fixture was not built.');
  return chunk.code;
}

/** Bundles the fixture page once for all test files of a project, with the project's React. */
export async function setup(project: TestProject): Promise<void> {
  const isReact18 = project.name.startsWith('react18');
  const page = fileURLToPath(new URL('../fixture/main.tsx', import.meta.url));
  const provide = async () => {
    const [development, production] = await Promise.all([
      bundlePage(page, 'development', isReact18),
      bundlePage(page, 'production', isReact18),
    ]);
    project.provide('fixture', { development, production });
  };
  await provide();
  project.onTestsRerun(provide);
}
