// `pnpm docs` and `pnpm docs:build`: installs what the site needs, which nothing else does, and runs it.
import { pnpm, runCommand } from './run-command.mjs';

const script = process.argv.includes('--build') ? 'build' : 'dev';
const installed = await runCommand(`${pnpm} install --frozen-lockfile --dir docs`);
process.exitCode = installed || (await runCommand(`${pnpm} --silent --dir docs ${script}`));
