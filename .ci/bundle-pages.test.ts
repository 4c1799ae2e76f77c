import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledPages, bundlePage } from './bundle-pages.mjs';
import { root } from './run-command.mjs';

test.each(bundledPages)(
  '$output is what node .ci/bundle-pages.mjs writes',
  { timeout: 60_000 },
  async (page) => {
    const bundled = await bundlePage(page);

    // A difference of a hundred lines would help nobody.
    expect(readFileSync(join(root, page.output), 'utf8') === bundled).toBe(true);
  },
);
