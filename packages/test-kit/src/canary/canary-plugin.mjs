/**
 * A Vite plugin that replaces modules of a package by their watched forms, for the package itself and
 * for its tests. A watched form exports the same names, and gives what it hands out to the ledger.
 * (No TypeScript: Node loads it for Vitest's configuration.)
 *
 * @param {ReadonlyMap<string, string>} watched the path of each module, and the path of its watched form
 * @returns {import('vite').Plugin}
 */
export function createCanaryPlugin(watched) {
  return {
    name: 'canary',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.startsWith('.') || !importer) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      const instead = resolved && watched.get(resolved.id);
      return instead && instead !== importer ? instead : undefined;
    },
  };
}
