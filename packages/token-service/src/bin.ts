#!/usr/bin/env node
import { runCommand } from './command/index.js';

process.exitCode = await runCommand({
  args: process.argv.slice(2),
  env: process.env,
  write: (text) => void process.stdout.write(text),
  writeError: (text) => void process.stderr.write(text),
});
