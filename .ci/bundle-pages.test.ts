import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundledPages, bundlePage } from './bundle-pages.mjs';
import { root } from './run-command.mjs';

// What the module holds, not how it is written: a formatter may have touched it.
test.each(bundledPages)(
  '$output is what node .ci/bundle-pages.mjs writes',
  { timeout: 60_000 },
  async (page) => {
    const bundled = await bundlePage(page);

    const { pageFiles } = await import(join(root, page.output));
    const names = Object.keys(bundled);
    expect(Object.keys(pageFiles)).toEqual(names);
    // A difference of a hundred lines would help nobody.
    expect(names.filter((name) => pageFiles[name] !== bundled[name])).toEqual([]);
  },
);
