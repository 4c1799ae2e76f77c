import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeBlocks } from '../test-support/markdown.js';
import { readTracked, trackedFiles } from '../test-support/tracked-files.js';
import { installApp, type App } from './install-app.js';
import { readQuickStart } from './quick-start.js';

/** The blocks that the repository's own check of code leaves out, for what is not installed there. */
const blocks = trackedFiles()
  .filter((file) => /^(docs\/[\w/-]+|packages\/[^/]+\/(README|INTEGRATION)|README)\.md$/.test(file))
  // That quick start has a test of its own.
  .filter((file) => file !== 'docs/quick-start/astro.md')
  .flatMap((page) => codeBlocks(readTracked(page)).map((block) => ({ page, ...block })))
  .filter(({ info }) => /^tsx? ignore\b/.test(info));

const isWorker = (page: string) => page === 'docs/guide/pwa.md';
const pagePhoenix = 'lib/phoenix.ts';

/** Where a block is put: as deep as a route of Next.js, so that its relative imports resolve. */
const fileOf = ({ page, line, info }: (typeof blocks)[number]) =>
  join(
    isWorker(page) ? 'worker' : 'app',
    'api/phoenix/block',
    `${page.replace(/\W/g, '-')}-${line}.${info.startsWith('tsx') ? 'tsx' : 'ts'}`,
  );

const options = (libs: string[], include: string) => ({
  compilerOptions: {
    target: 'ES2022',
    lib: ['ES2023', ...libs],
    module: 'ESNext',
    moduleResolution: 'Bundler',
    jsx: 'react-jsx',
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: include === 'worker' ? [] : ['node'],
  },
  include: [include],
});

let app: App;
beforeAll(async () => {
  app = await installApp({
    packages: ['react', 'server'],
    dependencies: {
      '@tanstack/react-query': '5.108.0',
      '@types/node': '20.19.43',
      '@types/react': '19.2.0',
      '@vercel/functions': '3.9.9',
      next: '16.4.6',
      react: '19.3.1',
      'react-dom': '19.3.1',
      typescript: '6.0.3',
      'workbox-routing': '7.4.1',
      'workbox-strategies': '7.4.1',
    },
  });
  const { files } = readQuickStart('docs/quick-start/nextjs.md');
  const written = new Map([
    [pagePhoenix, files.get(pagePhoenix) ?? ''],
    ['tsconfig.app.json', JSON.stringify(options(['DOM', 'DOM.Iterable'], 'app'))],
    ['tsconfig.worker.json', JSON.stringify(options(['WebWorker'], 'worker'))],
    ...blocks.map((block) => [fileOf(block), `${block.code}\nexport {};\n`] as const),
  ]);
  for (const [name, text] of written) {
    await mkdir(dirname(join(app.folder, name)), { recursive: true });
    await writeFile(join(app.folder, name), text);
  }
});
afterAll(() => app?.remove());

it.each(['app', 'worker'])('the blocks of docs that need more compile: %s', async (part) => {
  expect(blocks.filter(({ page }) => isWorker(page) === (part === 'worker'))).toHaveLength(2);

  const { output } = await app.node(['node_modules/.bin/tsc', '-p', `tsconfig.${part}.json`]);

  expect(output).toBe('');
});
