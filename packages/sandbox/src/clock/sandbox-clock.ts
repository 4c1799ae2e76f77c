import { Listeners } from '../value/index.js';

interface Alarm {
  at: number;
  ring: () => void | Promise<void>;
}

/** An alarm is looked for this often: the source of the time may be moved without a word. */
const longestNapMs = 250;

/**
 * The sandbox's own time: it follows its source, can be moved ahead, and runs what was planned for
 * a moment once that moment has come.
 */
export class SandboxClock {
  readonly #source: () => number;
  readonly #underWay = new Set<Promise<void>>();
  #aheadMs = 0;
  #alarms: Alarm[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isStopped = false;
  /** Those who move it take turns: each adds its time to what the others have moved. */
  #lastAdvance: Promise<unknown> = Promise.resolve();
  /** Hear that an advance is over. */
  readonly moved = new Listeners<[]>();

  /** @param source the wall clock, in milliseconds since the epoch */
  constructor(source: () => number) {
    this.#source = source;
  }

  /** Milliseconds since the epoch. */
  readonly now = (): number => this.#source() + this.#aheadMs;

  /** The same of its source, however far it is ahead: the time that everybody else has. */
  readonly wallNow = (): number => this.#source();

  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** Runs `ring` at that time, at once if it is past. Its timer keeps no process alive. */
  plan(at: number, ring: Alarm['ring']): void {
    if (this.#isStopped) return;
    this.#alarms.push({ at, ring });
    this.#alarms.sort((a, b) => a.at - b.at);
    this.#wait();
  }

  /** Moves the time ahead: what is planned for meanwhile runs in its order, each at its time. */
  advance(ms: number): Promise<void> {
    return this.#inTurn(() => this.now() + ms);
  }

  /** The same, to a time; nothing happens if it is past. */
  advanceTo(time: number): Promise<void> {
    return this.#inTurn(() => time);
  }

  /** Resolves when nothing that was due is still under way. */
  async settled(): Promise<void> {
    this.#ringDue();
    while (this.#underWay.size > 0) {
      await Promise.all(this.#underWay);
      this.#ringDue();
    }
  }

  /** Forgets what is planned; the time stays as it is. */
  clear(): void {
    this.#alarms = [];
    clearTimeout(this.#timer);
  }

  /** Nothing that is planned, now or later, runs any more. */
  stop(): void {
    this.#isStopped = true;
    this.clear();
  }

  /** How far it is ahead of its source, in milliseconds. */
  save(): number {
    return this.#aheadMs;
  }

  restore(aheadMs: number): void {
    this.#aheadMs = aheadMs;
  }

  #inTurn(target: () => number): Promise<void> {
    const advance = this.#lastAdvance.then(() => this.#runTo(target()));
    this.#lastAdvance = advance.catch(() => {});
    return advance;
  }

  async #runTo(target: number): Promise<void> {
    for (;;) {
      await this.settled();
      const next = this.#alarms[0];
      if (!next || next.at > target) break;
      this.#moveTo(next.at);
      this.#ringDue();
    }
    this.#moveTo(target);
    this.moved.tell();
  }

  #moveTo(time: number): void {
    this.#aheadMs += Math.max(0, time - this.now());
  }

  #ringDue(): void {
    while (this.#alarms[0] && this.#alarms[0].at <= this.now()) {
      const alarm = this.#alarms.shift();
      const rung = (async () => alarm?.ring())().finally(() => this.#underWay.delete(rung));
      this.#underWay.add(rung);
    }
    this.#wait();
  }

  #wait(): void {
    clearTimeout(this.#timer);
    const next = this.#alarms[0];
    if (!next) return;
    const napMs = Math.min(Math.max(next.at - this.now(), 0), longestNapMs);
    this.#timer = setTimeout(() => this.#ringDue(), napMs);
    // In Node a timer is an object that can be told not to keep the process alive.
    (this.#timer as { unref?: () => void }).unref?.();
  }
}
