import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run-command.mjs';

const binaries = join(root, 'packages/server/runtimes/binaries/node_modules');

/** Another Node, such as `24`, or `22.0` for one of 22's first; undefined: not to be had here. */
export function findNode(version: '18' | '22.0' | '22' | '24'): string | undefined {
  const file = join(binaries, `node-${version}-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(file) ? file : undefined;
}
