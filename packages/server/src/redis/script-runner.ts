import { createHash } from 'node:crypto';
import { connectionOf, untilReady, type Connection, type RedisClient } from './redis-client.js';

/** What Redis says of a script that it does not know (any more), and of `EVALSHA` that a user may not send. */
const needsWholeScript = /^(NOSCRIPT|NOPERM)\b/;

interface KnownScript {
  sha1: string;
  /** Settles when Redis has been sent the script whole. */
  sent: Promise<unknown>;
}

/**
 * Runs scripts on a client. Each is sent whole at its first use, and by its hash from then on: a fleet that
 * starts asks so much at once that two kilobytes each would fill the connection.
 */
class ScriptRunner {
  readonly #connection: Connection;
  readonly #known = new Map<string, KnownScript>();
  #answeredAt: number | undefined;

  /** @throws ServerError `invalid_config` */
  constructor(client: RedisClient) {
    this.#connection = connectionOf(client);
  }

  /** When Redis last answered, on `performance.now()`. */
  get answeredAt(): number | undefined {
    return this.#answeredAt;
  }

  /** @throws ServerError `store_unavailable` without a connection; else what the client throws */
  async run(script: string, key: string, args: string[]): Promise<unknown> {
    await untilReady(this.#connection);
    const answer = await this.#ask(script, key, args);
    this.#answeredAt = performance.now();
    return answer;
  }

  async #ask(script: string, key: string, args: string[]): Promise<unknown> {
    const known = this.#known.get(script);
    if (!known) return this.#send(script, key, args);
    // Whoever comes meanwhile lets the first one send it.
    await known.sent.catch(() => {});
    try {
      return await this.#connection.evalSha(known.sha1, key, args);
    } catch (error) {
      if (!(error instanceof Error) || !needsWholeScript.test(error.message)) throw error;
      return this.#connection.eval(script, key, args);
    }
  }

  #send(script: string, key: string, args: string[]): Promise<unknown> {
    const sent = this.#connection.eval(script, key, args);
    const sha1 = createHash('sha1').update(script).digest('hex');
    this.#known.set(script, { sha1, sent });
    sent.catch(() => this.#known.delete(script));
    return sent;
  }
}

/** One for each client, however many stores it serves. */
const runners = new WeakMap<object, ScriptRunner>();

/** @throws ServerError `invalid_config` */
export function scriptRunnerOf(client: RedisClient): ScriptRunner {
  const known = runners.get(client);
  if (known) return known;
  const runner = new ScriptRunner(client);
  runners.set(client, runner);
  return runner;
}
