import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The file where each test file writes what it learned and searched. */
    canaryTally: string;
  }
}

/** Says at the end what was learned and what was searched: a canary that saw nothing is none. */
export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-checkout-canary-'));
  const file = join(folder, 'tally');
  writeFileSync(file, '');
  project.provide('canaryTally', file);
  return () => {
    const total: Record<string, number> = {};
    for (const line of readFileSync(file, 'utf8').split('\n').filter(Boolean)) {
      for (const [kind, count] of Object.entries<number>(JSON.parse(line))) {
        total[kind] = (total[kind] ?? 0) + count;
      }
    }
    rmSync(folder, { recursive: true, force: true });
    console.log('Canary:', total);
  };
}
