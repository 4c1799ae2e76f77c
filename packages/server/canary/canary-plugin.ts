import { fileURLToPath } from 'node:url';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the product hands out goes through these files of the same name in `watched`. */
const watched = new Map(
  [
    'memory-store',
    'phoenix-market',
    'phoenix-wallet',
    'redis/redis-store',
    'server-error',
    'service/start-token-service',
    'tell-listener',
    'token-manager',
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
