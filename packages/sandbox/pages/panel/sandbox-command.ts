import { DEFAULT_PORT } from '../../src/config/for-pages.js';

/** Something that the sandbox can be asked to do: by the panel, by curl, by the command line. */
export interface SandboxCommand {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Relative to the sandbox's address. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
  /** The words after `phoenix-sandbox`. */
  readonly cli: readonly string[];
}

/** A word of a shell's command. */
function quoted(word: string): string {
  return /^[\w./:=@-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

export function curlOf({ method, path, body }: SandboxCommand, base: URL): string {
  const words = ['curl'];
  if (method !== 'GET' && !(method === 'POST' && body)) words.push('-X', method);
  words.push(new URL(path, base).href);
  if (body) words.push('-d', JSON.stringify(body));
  return words.map(quoted).join(' ');
}

export function cliOf({ cli }: SandboxCommand, base: URL): string {
  const port = base.port && base.port !== String(DEFAULT_PORT) ? ['--port', base.port] : [];
  return ['npx', '@phoenix-checkout/sandbox', ...cli, ...port].map(quoted).join(' ');
}

/**
 * Has the sandbox do it.
 *
 * @returns its answer
 * @throws Error with words for whoever asked
 */
export async function perform(
  { method, path, body }: SandboxCommand,
  signal?: AbortSignal,
): Promise<Response> {
  let reply: Response;
  try {
    reply = await fetch(path, {
      method,
      ...(signal && { signal }),
      ...(body && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
  } catch (cause) {
    throw new Error('The sandbox does not answer.', { cause });
  }
  if (reply.ok) return reply;
  const { error_description: words }: { error_description?: string } = await reply
    .json()
    .catch(() => ({}));
  throw new Error(words ?? `The sandbox answered with ${reply.status}.`);
}
