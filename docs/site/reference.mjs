import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application } from 'typedoc';
import { entryPoints, referencePage } from './entry-points.mjs';
import { pagesFolder, root } from './paths.mjs';

/** Writes the reference, a page for each entry point, from the TSDoc of the source. */
export async function writeReference() {
  const app = await Application.bootstrapWithPlugins({
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: Object.values(entryPoints).map(({ file }) => join(root, 'packages', file)),
    tsconfig: join(root, 'docs/site/tsconfig.reference.json'),
    basePath: join(root, 'packages'),
    readme: 'none',
    // The type check of the packages is another command.
    skipErrorChecking: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeExternals: true,
    disableSources: true,
    logLevel: 'Warn',
    validation: false,
    ...markdownOptions,
  });
  const project = await app.convert();
  if (!project) throw new Error('The reference could not be made.');
  for (const module of project.children ?? []) module.name = nameOf(module.name);
  await app.generateOutputs(project);
  for (const [name, { about }] of Object.entries(entryPoints)) {
    const file = join(pagesFolder, referencePage(name));
    const heading = `# @phoenix-checkout/${name}\n\n${about}`;
    const text = readFileSync(file, 'utf8').replace(/^# .*$/m, heading);
    writeFileSync(file, plainAnchors(text));
  }
}

/** TypeDoc counts some headings twice that stand there once: `#name-1` is `#name` then. @param {string} text */
const plainAnchors = (text) =>
  text.replace(/\(#(\w+)-1\)/g, (link, name) => {
    const headings = text.match(new RegExp(`^#+ ${name}(\\(\\))?$`, 'gim')) ?? [];
    return headings.length > 1 ? link : `(#${name})`;
  });

/** The name that a module of TypeDoc's is imported by. @param {string} module its path without `index.ts` */
function nameOf(module) {
  const found = Object.entries(entryPoints).find(
    ([, { file }]) => file.replace(/(\/index)?\.ts$/, '') === module,
  );
  if (!found) throw new Error(`No entry point is called ${module}.`);
  return found[0];
}

const markdownOptions = {
  outputs: [{ name: 'markdown', path: join(pagesFolder, 'reference') }],
  router: 'module',
  entryFileName: 'index',
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  expandObjects: false,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
  sanitizeComments: true,
};
