import childProcess, { type ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { connect } from 'node:net';
import { learn, recordText } from './ledger.js';

/** Records every command that a redis-server gets, with all that is written. */
function monitor(port: string, child: ChildProcess): void {
  const socket = connect(Number(port), '127.0.0.1');
  let seen = '';
  socket.on('connect', () => socket.write('MONITOR\r\n'));
  socket.setEncoding('latin1').on('data', (text: string) => {
    const lines = (seen + text).split('\n');
    seen = lines.pop() ?? '';
    for (const line of lines) recordText('redis command', () => line);
  });
  // Not there yet, or not there any more.
  socket.on('error', () => {
    if (child.exitCode === null && child.signalCode === null) {
      setTimeout(() => monitor(port, child), 20).unref();
    }
  });
  socket.unref();
}

function learnSettings(env: NodeJS.ProcessEnv = {}): void {
  for (const [name, value = ''] of Object.entries(env)) {
    if (!/^PHOENIX_.*(SECRET|KEY)/.test(name) || name.endsWith('_FILE')) continue;
    for (const word of value.split(',')) learn('setting', word.trim());
  }
}

function watch(child: ChildProcess, file: string, args: readonly string[]): void {
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: unknown) => recordText('output', () => String(chunk)));
  }
  const port = args[args.indexOf('--port') + 1];
  if (file.endsWith('redis-server') && args.includes('--port') && port) monitor(port, child);
}

interface SpawnOptions {
  env?: NodeJS.ProcessEnv;
}

/** Records what other processes write, and what Redis is told. */
export function watchProcesses(): void {
  for (const name of ['spawn', 'fork'] as const) {
    const start = childProcess[name] as (...given: unknown[]) => ChildProcess;
    const watched = (file: string, args: readonly string[] = [], options: SpawnOptions = {}) => {
      learnSettings(options.env);
      const child = start(file, args, options);
      watch(child, file, args);
      return child;
    };
    Object.assign(childProcess, { [name]: watched });
  }
  syncBuiltinESMExports();
}
