import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const packageFolder = fileURLToPath(new URL('..', import.meta.url));

/** Code without what a formatter may do to it. */
const bare = (code: string) => code.replaceAll(/[\s;,]/g, '');

/** What each framework and runtime is tried with. */
const tried = ['frameworks/servers', 'frameworks/next-app', 'runtimes/programs']
  .flatMap((folder) =>
    readdirSync(join(packageFolder, folder), { recursive: true })
      .map((file) => join(packageFolder, folder, String(file)))
      .filter((file) => file.endsWith('.ts')),
  )
  .map((file) => bare(readFileSync(file, 'utf8')));

const readme = readFileSync(join(packageFolder, 'README.md'), 'utf8');
const [table = ''] = /^\| where[^]*?\n\n/m.exec(readme) ?? [];
const rows = [...table.matchAll(/^\| ([^|]+?) +\| `(.+)` +\|$/gm)];

test.each(rows.map(([, where = '', code = '']) => ({ where, code })))(
  "the README's line for $where is the one that is tried",
  ({ code }) => {
    expect(tried.filter((file) => file.includes(bare(code)))).not.toEqual([]);
  },
);

test('the README has a line for each', () => {
  expect(rows).toHaveLength(8);
});
