#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { isPhoenixError } from '@phoenix-checkout/core';
import {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_WALLET_CLIENT_ID,
  SANDBOX_WALLET_CLIENT_SECRET,
} from './config/index.js';
import { startSandbox } from './node/index.js';

const help = `Usage: phoenix-sandbox [--port 4100] [--host 127.0.0.1]

A local Phoenix: token endpoints, checkout page and switches for faults. No real money.

  --port  the port to listen on; 0 takes any free one (default 4100)
  --host  the address to listen on (default 127.0.0.1, this machine only)
  --help  this text
`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4100' },
      host: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  // Number('') is 0, which would be any port.
  return { ...values, port: /^\d+$/.test(values.port) ? Number(values.port) : NaN };
}

async function main() {
  const { port, host, help: wantsHelp } = readArguments();
  if (wantsHelp) {
    process.stdout.write(help);
    return;
  }
  const { url, tokenUrl, checkoutUrl, stop } = await startSandbox({ port, host });
  process.stdout.write(`Phoenix Checkout sandbox. No real money.

  Checkout  ${checkoutUrl}
  Token     ${tokenUrl}
  Faults    ${url}/admin/faults

  Test credentials                client_id              client_secret
  Phoenix Market (JSON)           ${SANDBOX_CLIENT_ID.padEnd(22)} ${SANDBOX_CLIENT_SECRET}
  Phoenix Wallet (form)           ${SANDBOX_WALLET_CLIENT_ID.padEnd(22)} ${SANDBOX_WALLET_CLIENT_SECRET}

Press Ctrl-C to stop.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

try {
  await main();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  const hint = isPhoenixError(error, 'listen_failed') ? ' Choose another one with --port.' : '';
  process.stderr.write(`${message}${hint}\n`);
  process.exitCode = 1;
}
