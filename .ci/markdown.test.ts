import { expect, test } from 'vitest';
import { codeBlocks, headingAnchors, linkTargets } from './test-support/markdown.js';

test('finds code blocks with their info and line', () => {
  const markdown = 'Text.\n\n```ts\nconst a = `b`;\n```\n\n````tsx ignore: why\n```\n````\n';

  expect(codeBlocks(markdown)).toEqual([
    { info: 'ts', code: 'const a = `b`;\n', line: 4 },
    { info: 'tsx ignore: why', code: '```\n', line: 8 },
  ]);
});

test('finds the targets of links and images, but not those in code', () => {
  const markdown =
    '[a](./a.md) ![b](b.png "Title") `[c](c.md)` [d][e]\n\n[e]: e.md#f\n\n<img src="g.png">\n\n```md\n[h](h.md)\n```\n';

  expect(linkTargets(markdown)).toEqual(['./a.md', 'b.png', 'e.md#f', 'g.png']);
});

test('makes anchors of headings as GitHub does', () => {
  const markdown =
    '# Two words\n\n## `code()`, and more!\n\n## Twice\n\n## Twice\n\n```\n# no\n```\n';

  expect([...headingAnchors(markdown)]).toEqual(['two-words', 'code-and-more', 'twice', 'twice-1']);
});
