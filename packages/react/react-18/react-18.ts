import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const neighbour = fileURLToPath(import.meta.url);
const built = /^(react|react-dom|@testing-library\/react|@tanstack\/react-query)(\/|$)/;

/**
 * Resolves React and what stands on it as this folder does, wherever it is imported: a page or a
 * test on React 18 without a second copy of its code.
 */
export function react18(): Plugin {
  return {
    name: 'react-18',
    enforce: 'pre',
    resolveId(id, importer, options) {
      if (!built.test(id) || importer === neighbour) return undefined;
      return this.resolve(id, neighbour, { ...options, skipSelf: true });
    },
  };
}
