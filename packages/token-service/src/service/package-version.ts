import { readFile } from 'node:fs/promises';

/** The version of this package, from its own package.json: two folders up, in `src` as in `dist`. */
export async function packageVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return String((JSON.parse(text) as { version?: unknown }).version ?? 'unknown');
}
