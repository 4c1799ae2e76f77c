import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** @param {string} folder @param {RegExp} pattern */
const list = (folder, pattern) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => pattern.test(file))
    .sort();

/**
 * Which file of the repository becomes which page of the site.
 *
 * @returns {Map<string, string>} paths from the repository's root, and from the site's
 */
export function pageSources() {
  const docs = list('docs', /^(?!node_modules|\.|site\/)[^.]*\.md$/);
  const packages = list('packages', /^[^/]+\/(README|INTEGRATION)\.md$/);
  const examples = list('examples', /^[^/]+\/README\.md$/);
  return new Map([
    ...docs.map((file) => /** @type {const} */ ([`docs/${file}`, file])),
    ...packages.map(
      (file) => /** @type {const} */ ([`packages/${file}`, pageOf('packages', file)]),
    ),
    ...examples.map(
      (file) => /** @type {const} */ ([`examples/${file}`, pageOf('examples', file)]),
    ),
    ['ARCHITECTURE.md', 'architecture.md'],
    ['CONTRIBUTING.md', 'contributing.md'],
    ['SECURITY.md', 'security.md'],
  ]);
}

/** @param {string} folder @param {string} file `name/README.md`, or the guide beside it */
function pageOf(folder, file) {
  const [name, text] = file.split('/');
  return `${folder}/${name}${text === 'INTEGRATION.md' ? '-integration' : ''}.md`;
}
