import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { packPackages } from './pack-packages.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The file that each package was packed into, by the package's name. */
    tarballs: Record<string, string>;
  }
}

/** Builds and packs the packages once. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  console.log('Building and packing the packages ...');
  const folder = await mkdtemp(join(tmpdir(), 'phoenix-checkout-packed-'));
  project.provide('tarballs', await packPackages(folder));
  return () => rm(folder, { recursive: true, force: true });
}
