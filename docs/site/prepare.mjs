// Writes the pages that VitePress gets: docs and the READMEs, with links that lead somewhere on the site, and
// the reference, made from the TSDoc of the packages.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pageSources } from './pages.mjs';
import { pagesFolder, root } from './paths.mjs';
import { writeReference } from './reference.mjs';
import { rewriteLinks } from './rewrite-links.mjs';

/** @param {string} page @param {string} text */
function write(page, text) {
  const file = join(pagesFolder, page);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes all pages but the reference. */
export function writePages() {
  const pages = pageSources();
  for (const [source, page] of pages) {
    const text = readFileSync(join(root, source), 'utf8');
    write(page, bothPictures(rewriteLinks(text, { source, page, pages })));
  }
  write('errors.md', errorList(pages));
  cpSync(join(root, 'docs/images'), join(pagesFolder, 'images'), { recursive: true });
}

const twoPictures =
  /<picture>\s*<source media="[^"]*dark[^"]*" srcset="([^"]+)">\s*<img alt="([^"]*)" src="([^"]+)">\s*<\/picture>/g;

/** A picture for each theme: GitHub's follow the system, the site's follow its own switch. @param {string} text */
const bothPictures = (text) =>
  text.replace(
    twoPictures,
    (_, dark, alt, light) => `${picture('light', alt, light)}\n${picture('dark', alt, dark)}`,
  );

/** The one that does not show is not loaded, for being lazy. @param {string} theme @param {string} alt @param {string} src */
const picture = (theme, alt, src) =>
  `<img class="only-${theme}" loading="lazy" alt="${alt}" src="${src}">`;

/** @param {Map<string, string>} pages */
function errorList(pages) {
  const codes = [...pages.values()].filter((page) => page.startsWith('errors/'));
  const rows = codes.map((page) => {
    const [, , ...rest] = readFileSync(join(root, 'docs', page), 'utf8').split('\n');
    const [first = ''] = rest.join('\n').trim().split('\n\n');
    const code = page.slice('errors/'.length, -'.md'.length);
    const text = rewriteLinks(first, { source: `docs/${page}`, page: 'errors.md', pages });
    return `| [\`${code}\`](./${page}) | ${text.replaceAll('\n', ' ').replaceAll('|', '\\|')} |`;
  });
  return [
    '# Error codes',
    '',
    'Every failure is a `PhoenixError` with a `code`. Each code has a page: what it means, the probable cause, what to do.',
    '',
    '| code | meaning |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** Writes everything anew. */
export async function prepare() {
  rmSync(pagesFolder, { recursive: true, force: true });
  writePages();
  await writeReference();
}
