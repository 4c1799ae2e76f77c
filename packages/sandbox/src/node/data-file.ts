import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from '../config/index.js';
import {
  isSavedState,
  restoreSandboxState,
  saveSandboxState,
  type SandboxState,
} from '../sandbox/index.js';

/** Of the time, writing takes this part at most: a large state is written less often. */
const restPerWrite = 10;

function unusable(message: string, cause?: unknown): never {
  throw new PhoenixError<SandboxErrorCode>('invalid_option', message, { cause });
}

/**
 * Keeps a sandbox's state in a file, so that it survives a restart. It is written a moment after each
 * change, beside the file and then in its place: whoever reads it sees the whole of one moment.
 */
export class DataFile {
  readonly #path: string;
  readonly #state: SandboxState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restMs = 0;
  #stopListening = () => {};

  constructor(path: string, state: SandboxState) {
    this.#path = path;
    this.#state = state;
  }

  /**
   * Takes up what the file holds, if it is there, and writes every change from now on.
   *
   * @throws PhoenixError `invalid_option` if no sandbox wrote it, or it cannot be written
   */
  open(): void {
    const saved = this.#read();
    if (saved) restoreSandboxState(this.#state, saved);
    try {
      this.#write();
    } catch (cause) {
      unusable(`The data file ${this.#path} cannot be written: ${codeOf(cause)}.`, cause);
    }
    this.#stopListening = this.#state.journal.appended.add(() => this.#schedule());
  }

  /** Writes what was not written yet. */
  close(): void {
    this.#stopListening();
    clearTimeout(this.#timer);
    this.#write();
  }

  #read() {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch (cause) {
      if (codeOf(cause) === 'ENOENT') return undefined;
      return unusable(`The data file ${this.#path} cannot be read: ${codeOf(cause)}.`, cause);
    }
    try {
      const saved: unknown = JSON.parse(text);
      if (isSavedState(saved)) return saved;
    } catch {
      // Not JSON: the same as JSON of something else.
    }
    return unusable(
      `The file ${this.#path} holds no data of a sandbox. Name another file with --data, or delete it.`,
    );
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      try {
        this.#write();
      } catch (error) {
        this.#state.config.onError(error);
      }
    }, this.#restMs);
    this.#timer.unref();
  }

  #write(): void {
    const startedAt = performance.now();
    const beside = `${this.#path}.new`;
    // For its owner alone: links in it carry access tokens.
    writeFileSync(beside, JSON.stringify(saveSandboxState(this.#state)), { mode: 0o600 });
    renameSync(beside, this.#path);
    this.#restMs = (performance.now() - startedAt) * restPerWrite;
  }
}

function codeOf(error: unknown): string {
  return String((error as NodeJS.ErrnoException).code);
}
