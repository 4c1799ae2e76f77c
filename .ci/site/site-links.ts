import { posix } from 'node:path';
import { linkTargets } from '../test-support/markdown.js';
import { readSite } from './serve-site.js';

interface SitePage {
  /** The targets of its links and pictures. */
  targets: string[];
  ids: Set<string>;
}

export function readPage(html: string): SitePage {
  // Search and theme are written by script; what they write is tried in a browser.
  const markup = html.replace(/<script[\s\S]*?<\/script>/g, '');
  const all = (pattern: RegExp) => [...markup.matchAll(pattern)].map(([, value = '']) => value);
  return {
    targets: all(/\s(?:href|src)="([^"]+)"/g).map((target) => target.replaceAll('&amp;', '&')),
    ids: new Set(all(/\sid="([^"]+)"/g)),
  };
}

/** Markdown as it is read without the site's style: links and pictures, no anchors to look for. */
export const readMarkdown = (markdown: string): SitePage => ({
  targets: linkTargets(markdown).map((target) => target.replace(/#.*$/, '')),
  ids: new Set(),
});

/** What is wrong with the links of a page inside the site. */
export async function brokenLinks(path: string, pages: Map<string, SitePage>): Promise<string[]> {
  const broken: string[] = [];
  for (const target of pages.get(path)?.targets ?? []) {
    if (/^[a-z][a-z+.-]*:/i.test(target)) continue;
    const [file = '', anchor] = decodeURI(target).split('#');
    const joined = file ? posix.join('/', posix.dirname(path), file) : `/${path}`;
    const absolute = file.startsWith('/') ? file : joined;
    const found = absolute.slice(1) || 'index.html';
    const page = pages.get(found);
    const exists = page !== undefined || (await readSite(found).then(Boolean, () => false));
    if (!exists) broken.push(`${path}: ${target} leads nowhere`);
    else if (anchor && page && !page.ids.has(anchor))
      broken.push(`${path}: ${target} is no heading`);
  }
  return broken;
}
