import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { root } from './run-command.mjs';

const folder = join('.ci', 'test-support', 'failing-run');

test('a run tells of each test, hook and file that failed, and of errors beside them', async () => {
  const temporary = await mkdtemp(join(tmpdir(), 'phoenix-checkout-report-'));
  onTestFinished(() => rm(temporary, { recursive: true, force: true }));
  const file = join(temporary, 'report.json');
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');

  const run = promisify(execFile)(
    process.execPath,
    [vitest, 'run', '--config', join(folder, 'vitest.config.ts')],
    { cwd: root, env: { ...process.env, TEST_REPORT: file } },
  );

  await expect(run).rejects.toMatchObject({ code: 1 });
  const { passed, skipped, failures } = JSON.parse(await readFile(file, 'utf8'));
  expect({ passed, skipped }).toEqual({ passed: 3, skipped: 4 });
  expect(Object.fromEntries(failures.map(Object.values))).toEqual({
    [join(folder, 'hooks.fixture.ts > a hook that fails')]: 'nothing to install from',
    [join(folder, 'hooks.fixture.ts > a hook that hangs')]: expect.stringContaining('timed out'),
    [join(folder, 'hooks.fixture.ts > a hook after the tests')]: 'nothing to remove',
    [join(folder, 'loads.fixture.ts')]: 'it does not load',
    [join(folder, 'tests.fixture.ts > a group > fails')]: 'that is not it',
    [join(folder, 'tests.fixture.ts > a group > hangs')]: expect.stringContaining('timed out'),
    'beside the tests': 'an unhandled rejection',
  });
}, 60_000);
