import type { Options, Values } from './option.js';
import type { SandboxClient } from './sandbox-client.js';

/** What a command is given. */
interface CommandRun {
  readonly values: Values;
  readonly positionals: readonly string[];
  readonly client: SandboxClient;
  /** Writes a line for whoever asked. */
  readonly print: (line: string) => void;
}

/** A command that drives a running sandbox. */
export interface Command {
  readonly name: string;
  /** What follows its name: `<event>`. */
  readonly takes: string;
  /** How many words it takes: at least, at most. */
  readonly words: readonly [number, number];
  readonly summary: string;
  /** Longer lines of its help. */
  readonly about: string;
  readonly options: Options;
  readonly run: (run: CommandRun) => Promise<void>;
}
