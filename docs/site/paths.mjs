import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @param {string} path */
const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The repository's own folder. */
export const root = folder('../..');
/** The workspace of the site. */
export const home = folder('..');
/** The pages as VitePress gets them: written by `prepare`, never edited. */
export const pagesFolder = folder('../.site');
/** What was built. */
export const outFolder = folder('../.vitepress/dist');

const { repository } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

/** Where the repository can be looked at; without an end slash. */
export const repositoryUrl = String(repository?.url ?? 'https://github.com/OWNER/phoenix-checkout')
  .replace(/^git\+/, '')
  .replace(/\.git$/, '');
