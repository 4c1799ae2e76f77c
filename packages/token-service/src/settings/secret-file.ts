import { readFile } from 'node:fs/promises';

/** A file's text without the line break at its end, which most editors put there. */
export async function readSecretFile(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
}
