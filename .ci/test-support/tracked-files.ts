import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run-command.mjs';

/** The repository's files, by their paths from its root: tracked, or new and not ignored. */
export function trackedFiles(): string[] {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const output = execFileSync('git', list, { cwd: root, encoding: 'utf8' });
  return output.split('\0').filter((file) => file && existsSync(join(root, file)));
}

export function readTracked(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
