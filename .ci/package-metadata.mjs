// What each published package carries of the repository: its address, its licence and links that
// resolve where npm shows them. All of it is made from `repository` of the root package.json.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What stands for the address until whoever publishes has set it. */
export const placeholderOwner = 'OWNER';

const branch = 'main';
/** The pages of a package that are read outside of the repository. */
const pages = ['README.md', 'INTEGRATION.md'];
/** Where a package's code tells of the repository. */
const addressesInCode = ['src/error/error-pages.ts'];

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {boolean} [private]
 * @property {{ type: string, url: string, directory?: string }} [repository]
 */

/** @param {string} file @returns {Manifest} */
const readManifest = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @param {Manifest} manifest the address that it names, as a page: without `git+` and `.git` */
const addressOf = ({ repository }) =>
  (repository?.url ?? '').replace(/^git\+/, '').replace(/\.git$/, '');

/** The repository's address. @param {string} root */
export const readAddress = (root) => addressOf(readManifest(join(root, 'package.json')));

/** @param {string} address */
export const isPlaceholder = (address) => address.includes(`/${placeholderOwner}/`);

/** @param {string} address */
export const isAddress = (address) => /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+$/.test(address);

/** The folders in `packages` that are published. @param {string} root */
export function publishedPackages(root) {
  return readdirSync(join(root, 'packages')).filter(
    (folder) => !readManifest(join(root, 'packages', folder, 'package.json')).private,
  );
}

/**
 * Where a page of the repository is shown, and a picture of it served.
 *
 * @param {string} root
 * @param {string} address
 * @param {string} path from the root
 */
function urlOf(root, address, path) {
  const isFolder = statSync(join(root, path)).isDirectory();
  const isPicture = /\.(png|jpe?g|gif|svg|webp)$/.test(path);
  return `${address}/${isFolder ? 'tree' : isPicture ? 'raw' : 'blob'}/${branch}/${path}`;
}

/**
 * A package's page with links that lead out of its folder as absolute ones, at the address.
 *
 * @param {string} root
 * @param {string} folder
 * @param {string} markdown
 * @param {string} address
 * @param {string} previous the address that its absolute links have now
 */
function linkAbsolutely(root, folder, markdown, address, previous) {
  const home = posix.join('packages', folder);
  let linked = markdown;
  for (const kind of ['blob', 'tree', 'raw']) {
    linked = linked.replaceAll(`${previous}/${kind}/`, `${address}/${kind}/`);
  }
  return linked.replaceAll(
    /(\]\(|^\[[^\]]+\]: |(?:href|src|srcset)=")(\.\.\/[^\s)"#]*)/gm,
    (_, start, target) => `${start}${urlOf(root, address, posix.join(home, target))}`,
  );
}

/**
 * The files of a package that tell where it comes from, as they are to be.
 *
 * @param {string} root
 * @param {string} folder
 * @param {string} address
 * @returns {Map<string, string>} by their paths from the root
 */
export function metadataFiles(root, folder, address) {
  const home = posix.join('packages', folder);
  const manifest = readManifest(join(root, home, 'package.json'));
  const { name, version, description, license, homepage, bugs, repository, ...rest } =
    /** @type {Manifest & Record<string, unknown>} */ (manifest);
  const described = {
    name,
    version,
    description,
    license,
    homepage: `${address}/tree/${branch}/${home}#readme`,
    bugs: `${address}/issues`,
    repository: { type: 'git', url: `git+${address}.git`, directory: home },
    ...rest,
  };
  const files = new Map([
    [posix.join(home, 'package.json'), `${JSON.stringify(described, null, 2)}\n`],
    [posix.join(home, 'LICENSE'), readFileSync(join(root, 'LICENSE'), 'utf8')],
  ]);
  for (const page of pages) {
    const file = posix.join(home, page);
    const markdown = readFileSync(join(root, file), 'utf8');
    files.set(file, linkAbsolutely(root, folder, markdown, address, addressOf(manifest)));
  }
  for (const path of addressesInCode) {
    const file = posix.join(home, path);
    if (!existsSync(join(root, file))) continue;
    const code = readFileSync(join(root, file), 'utf8');
    files.set(file, code.replaceAll(`${addressOf(manifest)}/`, `${address}/`));
  }
  return files;
}
