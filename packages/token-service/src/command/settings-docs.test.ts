import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { defaultOf, settings, type Setting } from '../settings/index.js';
import { providers } from '../upstream/configured-provider.js';
import { exitCodes } from './exit-codes.js';
import { helpText } from './help-text.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const all: Setting[] = Object.values(settings);

/** The rows of the README's tables whose first cell fits, their cells without their padding. */
function rows(first: RegExp): string[][] {
  return readme
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([cell = '']) => first.test(cell));
}

test('the README has every setting, as it is', () => {
  expect(rows(/^`[A-Z_]+`$/)).toEqual(
    all.map((setting) => [
      `\`${setting.env}\``,
      setting.flag ? `\`--${setting.flag}\`` : '',
      setting.what,
      defaultOf(setting),
    ]),
  );
});

test('each provider renews as early as the default of its setting says', () => {
  const options = { clientId: 'id', clientSecret: 'a secret of the test' };

  expect(defaultOf(settings.refreshBufferSeconds)).toBe(
    Object.entries(providers)
      .map(([name, create]) => `${create(options, ['a']).refreshBufferSeconds} for ${name}`)
      .join(', '),
  );
});

test('the README has every exit code', () => {
  expect(rows(/^\d+$/)).toEqual(Object.entries(exitCodes));
});

test('--help has every setting, its default and every exit code', () => {
  const help = helpText().replace(/\s+/g, ' ');

  for (const setting of all) {
    const { env, flag, value, what } = setting;
    const head = flag ? `--${flag} <${value}>, ${env}` : `${env}=<${value}>`;
    expect(help).toContain(`${head} ${what} (default: ${defaultOf(setting)})`);
  }
  for (const [code, what] of Object.entries(exitCodes)) expect(help).toContain(`${code} ${what}`);
});

test('no secret is a flag', () => {
  const flags = all.map(({ flag = '' }) => flag);

  expect(flags.filter((flag) => /secret|key|password/.test(flag))).toEqual([
    'client-secret-file',
    'upstream-key-file',
    'redis-key-prefix',
    'encryption-keys-file',
    'api-keys-file',
  ]);
});

test('no two settings share a name', () => {
  const names = all.flatMap(({ env, flag }) => [env, flag ?? env]);

  expect(new Set(names).size).toBe(
    new Set(all.map(({ env }) => env)).size + all.filter(({ flag }) => flag).length,
  );
});
