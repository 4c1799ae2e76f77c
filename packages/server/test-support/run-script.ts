import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What a script wrote. */
export interface ScriptOutput {
  stdout: string;
  stderr: string;
}

const nodeArgs = [
  '--conditions=@phoenix-checkout/source',
  '--import',
  import.meta.resolve('tsx'),
  '--input-type=module',
  '-e',
];

/**
 * Runs a script in a Node of its own, until it ends by itself. It finds this package's modules by the
 * paths `src/...`.
 *
 * @throws what `execFile` does where it ends with another code than 0, or takes longer than `timeoutMs`
 */
export async function runScript(script: string, timeoutMs = 12_000): Promise<ScriptOutput> {
  const source = new URL('../src/', import.meta.url).href;
  const program = script.replaceAll(/from 'src\//g, `from '${source}`);
  return promisify(execFile)(process.execPath, [...nodeArgs, program], { timeout: timeoutMs });
}
