import type { Sandbox } from '../src/sandbox/index.js';
import type { ClockMessage, HelloMessage, ShownEntry } from '../src/panel/panel-messages.js';
import { origin } from './requests.js';

/** Reads the sandbox's event stream, as an `EventSource` would. */
export async function readEvents(sandbox: Pick<Sandbox, 'fetch'>, lastId = '') {
  const abort = new AbortController();
  const request = new Request(`${origin}/admin/events`, {
    headers: { Accept: 'text/event-stream', ...(lastId && { 'Last-Event-ID': lastId }) },
    signal: abort.signal,
  });
  const reply = await sandbox.fetch(request);
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  const entries: ShownEntry[] = [];
  let rest = '';
  let id = lastId;
  let hello: HelloMessage | undefined;
  let clock: ClockMessage | undefined;

  const take = (block: string) => {
    const fields = new Map(
      block.split('\n').map((line) => line.split(/:(?: (.*))?$/s).slice(0, 2) as [string, string]),
    );
    const data = fields.get('data');
    if (data === undefined) return;
    id = /^id: (.*)$/m.exec(block)?.[1] ?? id;
    if (fields.get('event') === 'hello') hello = JSON.parse(data);
    else if (fields.get('event') === 'clock') clock = JSON.parse(data);
    else entries.push(...(JSON.parse(data) as ShownEntry[]));
  };
  const readUntil = async (isEnough: () => boolean) => {
    while (!isEnough()) {
      const { done, value = '' } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error('The stream has ended.');
      const blocks = (rest + value).split('\n\n');
      rest = blocks.pop() ?? '';
      blocks.forEach(take);
    }
    return [...entries];
  };

  return {
    hello: () => hello,
    /** Waits until the clock is told. */
    async clock() {
      await readUntil(() => clock !== undefined);
      return clock;
    },
    lastId: () => id,
    /** Waits until there are so many. */
    entries: (count: number) => readUntil(() => entries.length >= count),
    entriesUntil: (isLast: (entry: ShownEntry) => boolean) => readUntil(() => entries.some(isLast)),
    async stop() {
      await reader?.cancel();
      abort.abort();
    },
  };
}
