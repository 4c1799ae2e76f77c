import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { MemberOrders, Reply } from './member-orders.js';

type Order = keyof MemberOrders;
type Answer<T extends Order> = Awaited<ReturnType<MemberOrders[T]>>;

/** A process with managers in it. */
export interface Member {
  do<T extends Order>(order: T, ...args: Parameters<MemberOrders[T]>): Promise<Answer<T>>;
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Lets it go; settles with what it wrote to stdout and stderr, when it has ended by itself. */
  leave(): Promise<{ code: number | null; output: string }>;
  /** Ends it, if it is still there. */
  end(): Promise<void>;
}

export type ClientKind = 'node-redis' | 'ioredis';

const program = fileURLToPath(new URL('./member.ts', import.meta.url));
const LEAVE_MS = 10_000;

/** @param place what the token endpoint hears of who calls */
export function startMember(kind: ClientKind, place: number): Member {
  const child: ChildProcess = fork(program, [kind, `${place}`], {
    execArgv: ['--conditions=@phoenix-checkout/source', '--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  const pending = new Map<number, (reply: Reply) => void>();
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let output = '';
  let requests = 0;

  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  child.on('message', (reply: Reply) => {
    pending.get(reply.id)?.(reply);
    pending.delete(reply.id);
  });
  child.on('exit', (code, signal) => {
    const error = `The member ended (${signal ?? code}). ${output}`;
    for (const [id, settle] of pending) settle({ id, error });
  });

  const member: Member = {
    do: <T extends Order>(order: T, ...args: Parameters<MemberOrders[T]>) =>
      new Promise<Answer<T>>((resolve, reject) => {
        const id = (requests += 1);
        pending.set(id, ({ value, error }) => {
          if (error) reject(new Error(error));
          else resolve(value as Answer<T>);
        });
        child.send({ id, order, args });
      }),
    signal: (signal) => void child.kill(signal),
    async leave() {
      await member.do('leave');
      const late = setTimeout(() => child.kill('SIGKILL'), LEAVE_MS);
      const [code] = await exited;
      clearTimeout(late);
      return { code, output };
    },
    async end() {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await exited;
    },
  };
  return member;
}
