import { isPhoenixError, PhoenixError } from '@phoenix-checkout/core';
import { DEFAULT_PORT, type SandboxErrorCode } from '../../config/index.js';
import { isJsonObject, type JsonObject } from '../../value/index.js';

const probeTimeoutMs = 5000;

/** Asks a sandbox that runs on this machine. */
export class SandboxClient {
  readonly #host: string;
  readonly #port: number;
  #found: Promise<JsonObject> | undefined;

  constructor(host: string, port: number) {
    this.#host = host;
    this.#port = port;
  }

  /** @throws PhoenixError `invalid_option` where the sandbox refuses it, `sandbox_not_found` */
  async ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<JsonObject> {
    const reply = parse(await (await this.#send(method, path, body)).text()) ?? {};
    if ('error' in reply) throw refusal(reply);
    return reply;
  }

  /**
   * Gives each line of the reply as it comes.
   *
   * @throws PhoenixError as `ask`
   */
  async *askForLines(path: string, body: object): AsyncGenerator<JsonObject> {
    const reply = await this.#send('POST', path, body);
    const decoder = new TextDecoder();
    let rest = '';
    try {
      for await (const chunk of reply.body ?? []) {
        const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) yield checked(parse(line));
      }
    } catch (error) {
      throw isPhoenixError(error) ? error : this.#gone(error);
    }
    if (rest) yield checked(parse(rest));
  }

  /** Makes sure that a sandbox answers there, before anything is sent that would change it. */
  async #find(): Promise<JsonObject> {
    const signal = AbortSignal.timeout(probeTimeoutMs);
    let text: string;
    try {
      text = await (await fetch(this.#url('/admin'), { signal, redirect: 'manual' })).text();
    } catch (cause) {
      if (signal.aborted) throw this.#somethingElse(cause);
      const port = this.#port === DEFAULT_PORT ? '' : ` --port ${this.#port}`;
      throw new PhoenixError<SandboxErrorCode>(
        'sandbox_not_found',
        `Nothing is listening on ${this.#place}. Start the sandbox with: npx @phoenix-checkout/sandbox${port}`,
        { cause },
      );
    }
    const reply = parse(text);
    // A refusal for the host's name is a sandbox's answer too.
    if (reply && 'sandbox' in reply) return reply;
    if (reply && reply['error'] === 'foreign_host') throw refusal(reply);
    throw this.#somethingElse();
  }

  get #place(): string {
    return `${this.#host}, port ${this.#port}`;
  }

  #url(path: string): string {
    const host = this.#host.includes(':') ? `[${this.#host}]` : this.#host;
    return `http://${host}:${this.#port}${path}`;
  }

  async #send(method: string, path: string, body: object | undefined): Promise<Response> {
    await (this.#found ??= this.#find());
    const headers = { 'Content-Type': 'application/json' };
    const json = body && { headers, body: JSON.stringify(body) };
    return fetch(this.#url(path), { method, ...json }).catch((error: unknown) => {
      throw this.#gone(error);
    });
  }

  #gone(cause: unknown): PhoenixError<SandboxErrorCode> {
    return new PhoenixError<SandboxErrorCode>(
      'sandbox_not_found',
      `The sandbox on ${this.#place} ended before it answered.`,
      { cause },
    );
  }

  #somethingElse(cause?: unknown): PhoenixError<SandboxErrorCode> {
    return new PhoenixError<SandboxErrorCode>(
      'sandbox_not_found',
      `Something else listens on ${this.#place}: it is no Phoenix sandbox. Say where the sandbox is with --port.`,
      { cause },
    );
  }
}

function parse(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refusal(reply: JsonObject): PhoenixError<SandboxErrorCode> {
  const words = reply['error_description'];
  return new PhoenixError<SandboxErrorCode>('invalid_option', String(words ?? reply['error']));
}

function checked(line: JsonObject | undefined): JsonObject {
  if (line && 'error' in line) throw refusal(line);
  return line ?? {};
}
