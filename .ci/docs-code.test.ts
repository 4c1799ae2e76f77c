import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { pagesWithCode, withCode } from './docs-code.mjs';
import { root } from './run-command.mjs';
import { codeBlocks } from './test-support/markdown.js';

const pages = pagesWithCode().map(
  (file) => [relative(root, file), readFileSync(file, 'utf8')] as const,
);

test.each(pages)('%s shows the examples as they are', (_page, text) => {
  // Stale? `node .ci/docs-code.mjs`
  expect(text).toBe(withCode(text));
});

test('a block that is not what its file says is found', () => {
  const page = '<!-- code: examples/nextjs/lib/phoenix.ts -->\n\n```ts\nstale();\n```\n';

  expect(withCode(page)).not.toContain('stale');
  expect(codeBlocks(withCode(page))[0]?.code).toContain('createTokenManager');
});

test('a region that does not exist is an error', () => {
  const page = '<!-- code: examples/nextjs/lib/phoenix.ts#nowhere -->\n\n```ts\n```\n';

  expect(() => withCode(page)).toThrow('no region nowhere');
});
