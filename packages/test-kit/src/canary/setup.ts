import { appendFileSync } from 'node:fs';
import { afterAll, afterEach, expect, inject } from 'vitest';
import { recordValue, search, tally } from './ledger.js';
import { watchClient, watchServers } from './watch-http.js';
import { watchProcesses } from './watch-processes.js';

for (const name of ['debug', 'error', 'info', 'log', 'warn'] as const) {
  const write = console[name].bind(console);
  console[name] = (...args: unknown[]) => {
    recordValue('console', args);
    write(...args);
  };
}
watchServers();
watchClient();
watchProcesses();

/** Fails the test in which, or after which, a secret or a token came out. */
const expectNoLeak = () => expect(search()).toEqual([]);

afterEach(expectNoLeak);
afterAll(() => {
  expectNoLeak();
  appendFileSync(inject('canaryTally'), `${JSON.stringify(tally())}\n`);
});
