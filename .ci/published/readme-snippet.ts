import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../run-command.mjs';
import { codeBlocks } from '../test-support/markdown.js';

/** The first code block below a heading of a page of ours. */
export async function readSnippet(page: string, heading: string): Promise<string> {
  const markdown = await readFile(join(root, page), 'utf8');
  const [, section] = markdown.split(`\n${heading}\n`);
  const [block] = codeBlocks(section ?? '');
  if (!block) throw new Error(`${page} has no code below "${heading}".`);
  return block.code;
}
