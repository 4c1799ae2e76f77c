#!/usr/bin/env node
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import { isPhoenixError } from '@phoenix-checkout/core';
import { help, readArguments, welcome } from './cli/index.js';
import { startSandbox } from './node/index.js';

function readVersion(): string {
  const { version } = createRequire(import.meta.url)('@phoenix-checkout/sandbox/package.json');
  return version;
}

/** A mistake of the user's in a sentence; a bug with its stack. */
function explain(error: unknown): string {
  if (!isPhoenixError(error)) return inspect(error);
  const hint = isPhoenixError(error, 'listen_failed') ? ' Choose another one with --port.' : '';
  return error.message + hint;
}

async function main() {
  const { wantsHelp, wantsVersion, ...options } = readArguments(process.argv.slice(2));
  if (wantsHelp || wantsVersion) {
    process.stdout.write(wantsHelp ? help : `${readVersion()}\n`);
    return;
  }
  const running = await startSandbox({
    ...options,
    webhookSecret: process.env['PHOENIX_WEBHOOK_SECRET'] || undefined,
    onError: (error) => process.stderr.write(`The sandbox has a bug: ${inspect(error)}\n`),
  });
  process.stdout.write(welcome(running, options.webhookUrl));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void running.stop());
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
