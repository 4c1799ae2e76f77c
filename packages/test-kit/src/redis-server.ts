import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRedisServer } from './system-packages.mjs';
import { until } from './until.js';

export const hasRedis = findRedisServer() !== undefined;

/** A real redis-server of a test's own, which it may do anything to. */
export interface RedisServer {
  port: number;
  url: string;
  /** As `kill -9` does. What was in it is lost. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  restart(): Promise<void>;
  /** It hangs: connections stand, and nothing is answered. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/**
 * A port below those that systems give to outgoing connections: one of these could take it while
 * its server is down.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    if (await isFree(port)) return port;
  }
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => socket.write('PING\r\n'));
    socket.on('data', (data) => {
      resolve(String(data).startsWith('+PONG'));
      socket.destroy();
    });
    socket.on('error', () => resolve(false));
    socket.on('close', () => resolve(false));
    // What hangs, or is another's by now, takes the connection and never answers.
    socket.setTimeout(1000, () => socket.destroy());
  });
}

async function launch(port: number, folder: string, args: string[]): Promise<ChildProcess> {
  const file = findRedisServer();
  if (!file) throw new Error('There is no redis-server.');
  // A sentinel wants a file that it may write to.
  const config = join(folder, 'redis.conf');
  writeFileSync(config, '');
  const basics = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder];
  const child = spawn(file, [config, ...args, ...basics], { stdio: 'ignore' });
  await until('redis-server answers', () => {
    if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}.`);
    return answersPing(port);
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

/** @param args beside those for a free port, and for nothing on disk */
export async function startRedisServer(...args: string[]): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'phoenix-checkout-redis-'));
  const port = await freePort();
  const options = args.includes('--sentinel') ? args : ['--save', '', ...args];
  let child = await launch(port, folder, options);
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill: () => end(child),
    async restart() {
      await end(child);
      child = await launch(port, folder, options);
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    async stop() {
      await end(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
