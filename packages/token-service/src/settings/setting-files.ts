import { readFile } from 'node:fs/promises';

/** The system's word for what is wrong with a file, such as `ENOENT`. */
export function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code) ? code : 'unknown error';
}

/** A file's text without the line break at its end, which most editors put there. */
export async function readSecretFile(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
}

/** A value from a file that may change. */
export interface ReloadedFile<T> {
  /** The newest good value: the file is read again at most every `everyMs`. */
  current(): Promise<T>;
}

/**
 * Reads a file again while it is asked for. A file that cannot be read, or holds rubbish, leaves the
 * last good value in use; `onProblem` hears of it once.
 */
export function createReloadedFile<T>(options: {
  path: string;
  first: T;
  parse: (text: string) => T | undefined;
  everyMs: number;
  onProblem: (why: string) => void;
}): ReloadedFile<T> {
  let value = options.first;
  let readAt = performance.now();
  let reading: Promise<void> | undefined;
  let problem: string | undefined;

  function report(why: string): void {
    if (why !== problem) options.onProblem(why);
    problem = why;
  }

  async function reload(): Promise<void> {
    try {
      const parsed = options.parse(await readSecretFile(options.path));
      if (parsed === undefined) report('it does not hold what is expected');
      else [value, problem] = [parsed, undefined];
    } catch (error) {
      report(systemCode(error));
    } finally {
      readAt = performance.now();
      reading = undefined;
    }
  }

  return {
    async current() {
      if (performance.now() - readAt >= options.everyMs) await (reading ??= reload());
      return value;
    },
  };
}
