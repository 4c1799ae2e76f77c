import { run, runWell } from './run.js';

/**
 * A registry that does not answer is asked again soon: by itself npm waits for five minutes, longer
 * than a test may take.
 */
const patience = {
  npm_config_fetch_timeout: '30000',
  npm_config_fetch_retries: '4',
  npm_config_fetch_retry_mintimeout: '1000',
};

interface InstallOptions {
  cwd: string;
  env?: Record<string, string>;
}

/** Runs a command that installs from a registry. One that fails has a second try. */
export async function install(command: string, args: string[], { cwd, env }: InstallOptions) {
  const options = { cwd, env: { ...patience, ...env } };
  const first = await run(command, args, options);
  if (first.exitCode === 0) return;
  console.warn(`${command} ${args[0]} failed, and is tried once more: ${first.output}`);
  await runWell(command, args, options);
}

const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];

/** `npm install`, without what it has to say beside errors. */
export const installWithNpm = (cwd: string, args: string[] = []) =>
  install('npm', ['install', '--prefer-offline', ...quiet, ...args], { cwd });
