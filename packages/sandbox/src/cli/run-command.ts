import { SandboxClient } from './command/index.js';
import type { Arguments } from './read-arguments.js';

/** Runs a command that drives a sandbox, found by its port. */
export function runCommand(
  { command, host, port, values, positionals }: Extract<Arguments, { asks: 'command' }>,
  print: (line: string) => void,
): Promise<void> {
  return command.run({ values, positionals, client: new SandboxClient(host, port), print });
}
