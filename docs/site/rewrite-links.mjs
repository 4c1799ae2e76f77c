import { existsSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { repositoryUrl, root } from './paths.mjs';

const fence = /^( {0,3})(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ {0,3}\2[^\S\n]*$/gm;
const inRepository = new RegExp(`^${repositoryUrl.replaceAll('.', '\\.')}/(?:blob|tree|raw)/main/`);
/** Folders of the repository that have a page of their own. */
const folderPages = new Map([
  ['docs/errors', 'errors.md'],
  ['docs', 'index.md'],
]);

/**
 * Where a link of a page leads on the site: to another page, to an image, or to the repository.
 *
 * @param {string} target as it is written
 * @param {{ source: string, page: string, pages: Map<string, string> }} from
 */
export function linkOnSite(target, { source, page, pages }) {
  const isOurs = inRepository.test(target);
  if (!isOurs && /^([a-z][a-z+.-]*:|#|\/)/i.test(target)) return target;
  const [path = '', anchor] = target.replace(inRepository, '').split('#');
  const hash = anchor === undefined ? '' : `#${anchor}`;
  const file = isOurs ? path : posix.normalize(posix.join(dirname(source), decodeURI(path)));
  const folder = file.replace(/\/$/, '');
  const found = pages.get(file) ?? pages.get(`${folder}/README.md`) ?? folderPages.get(folder);
  if (found) return `${relative(page, found)}${hash}`;
  if (file.startsWith('docs/images/')) return relative(page, file.slice('docs/'.length));
  const full = join(root, file);
  const kind = existsSync(full) && statSync(full).isDirectory() ? 'tree' : 'blob';
  return `${repositoryUrl}/${kind}/main/${folder}${hash}`;
}

/** @param {string} from @param {string} to */
function relative(from, to) {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith('.') ? path : `./${path}`;
}

/**
 * A page's text with its links as the site wants them; code is left alone.
 *
 * @param {string} text
 * @param {{ source: string, page: string, pages: Map<string, string> }} from
 */
export function rewriteLinks(text, from) {
  const rewrite = (/** @type {string} */ prose) =>
    prose
      .split(/(`+[\s\S]*?`+)/)
      .map((part, at) => (at % 2 === 1 ? part : rewriteProse(part, from)))
      .join('');
  let result = '';
  let end = 0;
  for (const { 0: code, index } of text.matchAll(fence)) {
    result += rewrite(text.slice(end, index)) + code;
    end = index + code.length;
  }
  return result + rewrite(text.slice(end));
}

/** @param {string} prose @param {Parameters<typeof linkOnSite>[1]} from */
function rewriteProse(prose, from) {
  const on = (/** @type {string} */ target) => linkOnSite(target, from);
  return prose
    .replace(/\]\(([^\s)]+)/g, (_, target) => `](${on(target)}`)
    .replace(/^( {0,3}\[[^\]]+\]:\s*)(\S+)/gm, (_, start, target) => start + on(target))
    .replace(/(\s(?:href|src|srcset)=")([^"\s]+)/g, (_, start, target) => start + on(target));
}
