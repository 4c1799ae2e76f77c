import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { listen, type Listening } from '@phoenix-checkout/test-kit/listen';

/** The page of an app whose script is this one. */
export const pageWith = (script: string) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Shop</title>
  <div id="root"></div>
  <script type="module" src="${script}"></script>
</html>`;

/** Serves the scripts of a folder, and a page with its main.js. */
export function serveFolder(folder: string): Promise<Listening> {
  return listen(async (req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://app.test');
    if (!pathname.endsWith('.js')) {
      res.setHeader('Content-Type', 'text/html').end(pageWith('/main.js'));
      return;
    }
    const script = await readFile(join(folder, basename(pathname))).catch(() => undefined);
    res.writeHead(script ? 200 : 404, { 'Content-Type': 'text/javascript' }).end(script);
  });
}
