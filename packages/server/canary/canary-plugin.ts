import { fileURLToPath } from 'node:url';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the product hands out goes through these files of the same name in `watched`. */
const watched = new Map(
  [
    'error/server-error',
    'event/tell-listener',
    'redis/redis-store',
    'token/manager/token-manager',
    'token/provider/phoenix-market',
    'token/provider/phoenix-wallet',
    'token/store/memory-store',
  ].map((path) => [folder(`../src/${path}.ts`), folder(`watched/${path.split('/').at(-1)}.ts`)]),
);

interface Resolving {
  resolve(
    source: string,
    importer: string | undefined,
    options: { skipSelf: boolean },
  ): Promise<{ id: string } | null>;
}

/** Lets every module of the product and its tests import the watched form of these files. */
export function canaryPlugin() {
  return {
    name: 'canary',
    enforce: 'pre' as const,
    async resolveId(this: Resolving, source: string, importer: string | undefined) {
      if (!source.startsWith('.') || !importer) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      const instead = resolved && watched.get(resolved.id);
      return instead && instead !== importer ? instead : undefined;
    },
  };
}
