import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listen, type Listening } from '@phoenix-checkout/test-kit/listen';
import { root } from '../run-command.mjs';

const folder = join(root, 'docs/.vitepress/dist');

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** What was built, as a host of static files serves it: compressed, but for pictures. */
export function serveSite(): Promise<Listening> {
  return listen(async (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://site.test');
    const path = decodeURI(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    const content = await readSite(path).catch(() => undefined);
    const isText = extname(path) !== '.png';
    res.writeHead(content ? 200 : 404, {
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      ...(isText && { 'Content-Encoding': 'gzip' }),
    });
    res.end(content && isText ? gzipSync(content) : content);
  });
}

/** A file of the site, by its path from the site's root. */
export const readSite = (path: string): Promise<Buffer> => readFile(join(folder, path));

/** The paths of all files of the site with this ending. */
export async function siteFiles(extension: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)))
    .sort();
}
