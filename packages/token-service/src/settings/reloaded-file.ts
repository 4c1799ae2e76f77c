import { explainFileError, readSecretFile } from './secret-file.js';

export interface ReloadedFileOptions<T> {
  path: string;
  /** What stood in it at the start. */
  first: T;
  /** Undefined: the text is not what is expected. */
  parse: (text: string) => T | undefined;
  /** How often the file is read again at most, in milliseconds. */
  everyMs: number;
  /** Hears why the file cannot be used, once for each reason in a row; completes "The file ...". */
  onProblem: (why: string) => void;
}

/**
 * A value from a file that may change: it is read again while it is asked for. A file that cannot be
 * read, or does not hold what is expected, leaves the last good value in use.
 */
export class ReloadedFile<T> {
  readonly #options: ReloadedFileOptions<T>;
  #value: T;
  #readAt = performance.now();
  #reading: Promise<void> | undefined;
  #problem: string | undefined;

  constructor(options: ReloadedFileOptions<T>) {
    this.#options = options;
    this.#value = options.first;
  }

  /** The newest good value. */
  async current(): Promise<T> {
    if (performance.now() - this.#readAt >= this.#options.everyMs) {
      await (this.#reading ??= this.#reload());
    }
    return this.#value;
  }

  async #reload(): Promise<void> {
    const { path, parse } = this.#options;
    try {
      const parsed = parse(await readSecretFile(path));
      if (parsed === undefined) {
        this.#report('does not hold what is expected');
      } else {
        this.#value = parsed;
        this.#problem = undefined;
      }
    } catch (error) {
      this.#report(explainFileError(error));
    } finally {
      this.#readAt = performance.now();
      this.#reading = undefined;
    }
  }

  #report(why: string): void {
    if (why !== this.#problem) this.#options.onProblem(why);
    this.#problem = why;
  }
}
