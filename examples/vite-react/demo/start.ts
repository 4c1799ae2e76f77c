// `pnpm demo`: the sandbox, a token server and the app, in one process.
import { isPhoenixError } from '@phoenix-checkout/server';
import { startAppServer } from './app-server.js';
import { readRealPhoenix, startLocalPhoenix } from './phoenix.js';
import { startTokenServer } from './token-server.js';

const STOP_MS = 3000;
const ANSWER_MS = 30_000;

const started: { stop(): Promise<void> }[] = [];
let stopping = false;

async function stop(exitCode: number) {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(exitCode), STOP_MS);
  await Promise.allSettled(started.map((server) => server.stop()));
  process.exit(exitCode);
}

/** Keeps what was started, so that it is stopped. */
function keep<Server extends { stop(): Promise<void> }>(server: Server): Server {
  started.push(server);
  return server;
}

async function checkAnswer(url: string, method: string, expected: number) {
  const response = await fetch(url, { method, signal: AbortSignal.timeout(ANSWER_MS) });
  await response.arrayBuffer();
  if (response.status !== expected) {
    throw new Error(`${url} answers ${response.status} in place of ${expected}.`);
  }
}

async function startDemo() {
  const real = readRealPhoenix(process.env);
  if (!real) console.log('Starting the sandbox ...');
  const phoenix = keep(real ?? (await startLocalPhoenix()));
  if (phoenix.sandboxUrl) await checkAnswer(`${phoenix.sandboxUrl}admin/stats`, 'GET', 200);

  console.log('Starting the token server ...');
  const tokens = keep(await startTokenServer(phoenix));
  if (real) {
    console.log('Asking Phoenix for an access token ...');
    await tokens.checkCredentials();
  }
  // A POST is refused, and asks Phoenix for nothing: the first payer is to find a cold server.
  await checkAnswer(tokens.url, 'POST', 405);

  console.log('Starting the app ...');
  const app = keep(await startAppServer(phoenix, tokens));
  await checkAnswer(app.url, 'GET', 200);

  const sandbox = phoenix.sandboxUrl ?? 'not used: payments go to the Phoenix of your credentials';
  const panel = phoenix.sandboxUrl ? `\nPanel         ${phoenix.sandboxUrl}panel` : '';
  const hint = real
    ? 'Payments on this page are real, unless your credentials are for a test system.'
    : 'Open the demo and pay. No account is needed, and no real money moves.';
  console.log(`
Demo          ${app.url}
Token server  ${tokens.url}
Sandbox       ${sandbox}${panel}

${hint}
Press Ctrl-C to stop.`);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stop(0));
}

try {
  await startDemo();
} catch (error) {
  // No stack for what a person can mend: it would hide what to do.
  console.error(
    `The demo did not start. ${error instanceof Error ? error.message : String(error)}`,
  );
  if (isPhoenixError(error) && process.env['PHOENIX_CLIENT_ID']) {
    console.error(
      'Check PHOENIX_CLIENT_ID and PHOENIX_CLIENT_SECRET (and PHOENIX_TOKEN_URL, if it is set) and the network, or unset them to use the sandbox.',
    );
  }
  await stop(1);
}
