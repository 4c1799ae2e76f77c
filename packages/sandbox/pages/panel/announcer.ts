import { h } from './element.js';

/** New entries are told together, this often at most: a live region that chatters is switched off. */
const gatherMs = 4000;

/** Tells those who do not see the panel what happens in it. */
export class Announcer {
  readonly element = h('p', { class: 'visually-hidden', role: 'status' });
  #count = 0;
  #isGathering = false;

  say(text: string): void {
    this.element.textContent = text;
  }

  countEntries(count: number): void {
    this.#count += count;
    if (this.#count === 0 || this.#isGathering) return;
    this.#isGathering = true;
    setTimeout(() => {
      this.say(this.#count === 1 ? 'One new entry.' : `${this.#count} new entries.`);
      this.#count = 0;
      this.#isGathering = false;
    }, gatherMs);
  }
}
