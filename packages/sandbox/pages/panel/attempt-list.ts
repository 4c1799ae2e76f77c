import type { ShownEntry } from '../../src/panel/for-pages.js';
import { h } from './element.js';
import { timeOf } from './format.js';

export interface AttemptListOptions {
  /** The entry that is open: one of the attempts. */
  openSeq: number;
  onOpen(entry: ShownEntry): void;
}

/** The attempts of a delivery, once there are two. Those that are there stay as they are when more come. */
export class AttemptList {
  readonly element: HTMLElement;
  readonly #options: AttemptListOptions;
  readonly #items = h('ol', { class: 'attempts' });
  #lastSeq = 0;

  constructor(options: AttemptListOptions) {
    this.#options = options;
    this.element = h(
      'section',
      { class: 'part', hidden: true },
      h('h3', {}, 'Attempts'),
      this.#items,
    );
  }

  /** @param attempts all of them, first to last */
  show(attempts: readonly ShownEntry[]): void {
    const more = attempts.filter(({ seq }) => seq > this.#lastSeq);
    this.#items.append(...more.map((each) => h('li', {}, this.#button(each))));
    this.#lastSeq = attempts.at(-1)?.seq ?? 0;
    this.element.hidden = attempts.length < 2;
  }

  #button(attempt: ShownEntry): HTMLElement {
    const { seq, at, title, tone } = attempt;
    return h(
      'button',
      {
        type: 'button',
        class: `attempt tone-${tone}`,
        ...(seq === this.#options.openSeq && { 'aria-current': 'true' }),
        onclick: () => this.#options.onOpen(attempt),
      },
      `${timeOf(at)} ${title}`,
    );
  }
}
