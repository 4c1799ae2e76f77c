import type { SandboxClock } from '../clock/index.js';
import type { Journal, JournalEntry } from '../journal/index.js';
import type { ClockMessage, HelloMessage, ShownEntry } from './panel-messages.js';

/** So many entries go out at once. */
const CHUNK = 500;
/** New ones wait this long for others. */
const gatherMs = 25;
const heartbeatMs = 15_000;
/** A reader that is so many chunks behind is let go: it comes back with its last id. */
const mostBehind = 2000;

/** Without what is read when the entry is opened. */
const shown = ({ details: _details, ...entry }: JournalEntry): ShownEntry => entry;

/** `run:seq`, as the ids of events are written. */
function readLastId(lastId: string): { run: string; seq: number } {
  const [run = '', seq = ''] = lastId.split(':');
  return { run, seq: /^\d{1,15}$/.test(seq) ? Number(seq) : 0 };
}

/**
 * The journal as server-sent events: a greeting, what the reader does not have yet, then each entry as
 * it comes, and the time whenever the clock was moved.
 *
 * @param lastId the id of the last event that the reader has; an empty text if it has no event yet
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function eventStream(
  { journal, clock }: { journal: Journal; clock: SandboxClock },
  lastId: string,
  greeting: Pick<HelloMessage, 'webhookUrl'>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const last = readLastId(lastId);
  const isContinued = last.run === journal.run && last.seq <= journal.lastSeq;
  let sentSeq = isContinued ? last.seq : 0;
  let stop = () => {};

  return new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const send = (event: string, data: unknown, id = '') =>
        write(`event: ${event}\n${id && `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`);
      /** @returns false if the reader was let go */
      const sendNew = (): boolean => {
        const entries = journal.after(sentSeq);
        for (let from = 0; from < entries.length; from += CHUNK) {
          const chunk = entries.slice(from, from + CHUNK);
          sentSeq = chunk.at(-1)?.seq ?? sentSeq;
          send('entries', chunk.map(shown), `${journal.run}:${sentSeq}`);
        }
        if ((controller.desiredSize ?? 0) > -mostBehind) return true;
        stop();
        controller.close();
        return false;
      };

      const [oldest] = journal.after(0);
      // What was emptied on purpose is not missed.
      const isWhole = !isContinued || oldest?.type === 'emptied';
      const missed = isWhole ? 0 : Math.max(0, (oldest?.seq ?? 1) - 1 - last.seq);
      write('retry: 1000\n\n');
      const now = clock.now();
      send('hello', { ...greeting, now, isContinued, missed } satisfies HelloMessage);
      sendNew();

      let timer: ReturnType<typeof setTimeout> | undefined;
      let isMoved = false;
      const sendSoon = () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          if (sendNew() && isMoved) send('clock', { now: clock.now() } satisfies ClockMessage);
          isMoved = false;
        }, gatherMs);
      };
      const stopListening = [
        journal.appended.add(sendSoon),
        clock.moved.add(() => {
          isMoved = true;
          sendSoon();
        }),
      ];
      const heartbeat = setInterval(() => write(':\n\n'), heartbeatMs);
      stop = () => {
        for (const stopOne of stopListening) stopOne();
        clearTimeout(timer);
        clearInterval(heartbeat);
      };
    },
    cancel() {
      stop();
    },
  });
}
