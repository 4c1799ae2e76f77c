// `prepublishOnly` of each package: refuses what is not fit to be published, and says why.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isPlaceholder, metadataFiles, readAddress } from './package-metadata.mjs';

/** @param {string} file */
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

/**
 * Why a package is not to be published as it is.
 *
 * @param {string} home the folder that holds the whole repository
 * @param {string} folder the package's in `packages`
 */
export function faultsBeforePublish(home, folder) {
  const packageHome = join(home, 'packages', folder);
  const { name, version } = JSON.parse(read(join(packageHome, 'package.json')));
  const address = readAddress(home);
  const stale = [...metadataFiles(home, folder, address)].filter(
    ([file, content]) => read(join(home, file)) !== content,
  );
  const faults = [
    isPlaceholder(address) &&
      `${address} is a placeholder. Set the repository's address once: node .ci/set-repository.mjs https://github.com/you/phoenix-checkout`,
    stale.length > 0 &&
      `${stale.map(([file]) => file).join(', ')} do not have the repository's address or licence: node .ci/set-repository.mjs`,
    version === '0.0.0' && `${name} has no version yet: npx -y pnpm@12 exec changeset version`,
    !read(join(packageHome, 'CHANGELOG.md')).includes(`## ${version}\n`) &&
      `packages/${folder}/CHANGELOG.md does not tell of ${version}: npx -y pnpm@12 exec changeset version`,
    !existsSync(join(packageHome, 'dist', 'index.js')) &&
      `${name} is not built: npx -y pnpm@12 build`,
  ];
  return faults.filter((fault) => fault !== false);
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  const home = fileURLToPath(new URL('..', import.meta.url));
  const faults = faultsBeforePublish(home, basename(process.cwd()));
  for (const fault of faults) console.error(`Not published: ${fault}`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
