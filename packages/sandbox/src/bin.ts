#!/usr/bin/env node
import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import {
  exitCodeOf,
  explain,
  helpOf,
  readArguments,
  runCommand,
  welcome,
  type ServeArguments,
} from './cli/index.js';

function readVersion(): string {
  const { version } = createRequire(import.meta.url)('@phoenix-checkout/sandbox/package.json');
  return version;
}

const print = (line: string) => void process.stdout.write(`${line}\n`);

async function serve(options: ServeArguments): Promise<void> {
  // Only here: the commands start faster without a server.
  const { startSandbox } = await import('./node/index.js');
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

async function main(): Promise<void> {
  const read = readArguments(process.argv.slice(2));
  switch (read.asks) {
    case 'help':
      process.stdout.write(helpOf(read.command));
      return;
    case 'version':
      print(readVersion());
      return;
    case 'serve':
      await serve(read.options);
      return;
    case 'command':
      await runCommand(read, print);
  }
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = exitCodeOf(error);
}
