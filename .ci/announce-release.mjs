// After `pnpm -r publish --report-summary`: a GitHub release for each package that was published, with
// what its changelog says and what it brings along (an SBOM in CycloneDX).
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './run-command.mjs';

/**
 * What a changelog says of one version.
 *
 * @param {string} changelog
 * @param {string} version
 */
export function changesOf(changelog, version) {
  const [, section = ''] = changelog.split(`\n## ${version}\n`);
  const [changes = ''] = section.split(/^## /m);
  return changes.trim();
}

/** @param {string} name of a package */
const folderOf = (name) => join(root, 'packages', name.replace('@phoenix-checkout/', ''));

/** @param {string} name @param {string} version */
function announce(name, version) {
  const base = name.replace('@', '').replace('/', '-');
  const sbom = `${base}-${version}.cdx.json`;
  const select = ['--filter', name, '--prod', '--sbom-format', 'cyclonedx', '--out', sbom];
  execFileSync('npx', ['-y', 'pnpm@12', 'sbom', ...select], { cwd: root, stdio: 'inherit' });
  const notes = `${base}-${version}.md`;
  const changelog = readFileSync(join(folderOf(name), 'CHANGELOG.md'), 'utf8');
  writeFileSync(join(root, notes), changesOf(changelog, version));
  const tag = `${name}@${version}`;
  const options = ['--title', tag, '--notes-file', notes, '--target', process.env.GITHUB_SHA ?? ''];
  execFileSync('gh', ['release', 'create', tag, ...options, sbom], { cwd: root, stdio: 'inherit' });
}

if (pathToFileURL(process.argv[1] ?? '').href === import.meta.url) {
  const summary = JSON.parse(readFileSync(join(root, 'pnpm-publish-summary.json'), 'utf8'));
  for (const { name, version } of summary.publishedPackages) announce(name, version);
}
