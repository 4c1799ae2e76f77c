import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { base64Cores } from '@phoenix-checkout/test-kit/base64-cores';

/** The files of a folder, its caches too, that hold one of the words, in Base64 too: so Next keeps replies. */
export async function filesWith(words: string[], folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const forms = words.flatMap((word) => [word, ...base64Cores(word)]);
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const content = await readFile(file);
    if (forms.some((form) => content.includes(form))) found.push(file);
  }
  return found;
}
