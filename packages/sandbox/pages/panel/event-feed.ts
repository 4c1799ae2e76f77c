import type { ClockMessage, HelloMessage, ShownEntry } from '../../src/panel/for-pages.js';

export interface EventFeedListener {
  onHello(hello: HelloMessage): void;
  onEntries(entries: ShownEntry[]): void;
  /** The sandbox's clock was moved: milliseconds since the epoch. */
  onClock(now: number): void;
  onLost(): void;
}

const retryMs = 2000;

/** The sandbox's journal as it is written. After each break it goes on with what was missed. */
export class EventFeed {
  readonly #listener: EventFeedListener;
  #lastId = '';

  constructor(listener: EventFeedListener) {
    this.#listener = listener;
  }

  connect(): void {
    const source = new EventSource(`admin/events?after=${encodeURIComponent(this.#lastId)}`);
    source.addEventListener('hello', ({ data }: MessageEvent<string>) => {
      this.#listener.onHello(JSON.parse(data));
    });
    source.addEventListener('entries', ({ data, lastEventId }: MessageEvent<string>) => {
      this.#lastId = lastEventId;
      this.#listener.onEntries(JSON.parse(data));
    });
    source.addEventListener('clock', ({ data }: MessageEvent<string>) => {
      const { now }: ClockMessage = JSON.parse(data);
      this.#listener.onClock(now);
    });
    source.addEventListener('error', () => {
      // Not left to the source itself: after an error in HTTP it would not try again.
      source.close();
      this.#listener.onLost();
      setTimeout(() => this.connect(), retryMs);
    });
  }
}
