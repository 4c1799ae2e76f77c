// `node .ci/set-repository.mjs https://github.com/you/phoenix-checkout`: sets the repository's
// address once, for every package and every link. Without an address: writes what follows from it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAddress, metadataFiles, publishedPackages, readAddress } from './package-metadata.mjs';
import { root } from './run-command.mjs';

const [wanted] = process.argv.slice(2);
const address = (wanted ?? readAddress(root)).replace(/(\.git)?\/?$/, '');

if (!isAddress(address)) {
  console.error(`"${address}" is no address such as https://github.com/you/phoenix-checkout.`);
  process.exit(1);
}

/** @param {string} file @param {string} content */
function write(file, content) {
  if (readFileSync(join(root, file), { encoding: 'utf8', flag: 'a+' }) === content) return;
  writeFileSync(join(root, file), content);
  console.log(file);
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
manifest.repository.url = `git+${address}.git`;
write('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
for (const folder of publishedPackages(root)) {
  for (const [file, content] of metadataFiles(root, folder, address)) write(file, content);
}
