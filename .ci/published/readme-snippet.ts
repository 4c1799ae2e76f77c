import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../run-command.mjs';
import { codeBlocks, type CodeBlock } from '../test-support/markdown.js';

/** The code blocks of a section of a page of ours, up to the next heading of the same level. */
export async function readSnippets(page: string, heading: string): Promise<CodeBlock[]> {
  const markdown = await readFile(join(root, page), 'utf8');
  const [, rest = ''] = `\n${markdown}`.split(`\n${heading}\n`);
  const [level = ''] = heading.split(' ');
  const [section = ''] = rest.split(`\n${level} `);
  const blocks = codeBlocks(section);
  if (blocks.length === 0) throw new Error(`${page} has no code below "${heading}".`);
  return blocks;
}

/** The first of them. */
export async function readSnippet(page: string, heading: string): Promise<string> {
  const [block] = await readSnippets(page, heading);
  return block?.code ?? '';
}
