import type { ShownEntry } from '../../src/panel/for-pages.js';
import { h } from './element.js';
import { shortened, timeOf } from './format.js';
import { toneMarks } from './kinds.js';

/** Rows beyond what is seen, so that scrolling shows no gap. */
const beyond = 8;

/** Leaves what is so already alone: styles depend on it. */
function setAttribute(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function newRow({ seq, at, kind, title, tone, orderId, linkId }: ShownEntry): HTMLElement {
  const [mark, said] = toneMarks[tone];
  const subject = orderId ?? linkId;
  return h(
    'div',
    { class: `row tone-${tone}`, id: `entry-${seq}`, role: 'option', 'data-seq': seq },
    h('span', { class: 'row-time' }, timeOf(at)),
    h('span', { class: `kind kind-${kind}` }, kind),
    h('span', { class: 'row-mark', 'aria-hidden': 'true' }, mark),
    h('span', { class: 'row-title' }, h('span', { class: 'visually-hidden' }, said), title),
    h('span', { class: 'row-subject' }, subject ? shortened(subject) : ''),
  );
}

export interface EntryListOptions {
  /** An entry is chosen: by a click, or Enter. */
  onOpen(entry: ShownEntry): void;
}

/**
 * The timeline, newest first. Only the rows that are seen are in the document, however many there are;
 * the focus stays on the list, which tells the row that is meant.
 */
export class EntryList {
  readonly element: HTMLElement;
  readonly #rows = h('div', { class: 'rows', role: 'presentation' });
  readonly #onOpen: (entry: ShownEntry) => void;
  #entries: readonly ShownEntry[] = [];
  #activeSeq = 0;
  #openSeq = 0;
  #isDrawing = false;
  /** Read where it can change, not with each frame. */
  #rowHeight = 0;
  /** What is in the document: a row that stays in sight is not made again. */
  #drawn = new Map<ShownEntry, HTMLElement>();

  constructor({ onOpen }: EntryListOptions) {
    this.#onOpen = onOpen;
    this.element = h(
      'div',
      { class: 'list', role: 'listbox', tabindex: 0, 'aria-label': 'What happened, newest first' },
      this.#rows,
    );
    this.element.addEventListener('scroll', () => this.#drawSoon(), { passive: true });
    this.element.addEventListener('click', (event) => this.#click(event));
    this.element.addEventListener('keydown', (event) => this.#press(event));
    new ResizeObserver(() => this.#fit()).observe(this.element);
  }

  /** @param added how many rows are new at the top: what is being read stays where it is */
  show(entries: readonly ShownEntry[], added = 0): void {
    this.#entries = entries;
    if (added > 0 && this.element.scrollTop > 0) {
      this.#setHeight();
      this.element.scrollTop += added * this.#rowHeight;
    }
    this.#drawSoon();
  }

  markOpen(seq: number): void {
    this.#openSeq = seq;
    this.#activeSeq = seq;
    this.#drawSoon();
  }

  /** The list has another size, or is shown: its rows may be higher on a narrow screen. */
  #fit(): void {
    const height = getComputedStyle(this.element).getPropertyValue('--row-height');
    this.#rowHeight = Number(height) || 44;
    this.#drawSoon();
  }

  #setHeight(): void {
    this.#rows.style.height = `${this.#entries.length * this.#rowHeight}px`;
  }

  /** The newest is the first row, and the last of the entries. */
  #entryAt(row: number): ShownEntry | undefined {
    return this.#entries.at(-1 - row);
  }

  #drawSoon(): void {
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      this.#draw();
    });
  }

  #draw(): void {
    // Not shown yet: it draws when it is fitted in.
    if (this.#rowHeight === 0) return;
    this.#setHeight();
    const height = this.#rowHeight;
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / height) - beyond);
    const last = Math.min(
      this.#entries.length,
      Math.ceil((scrollTop + clientHeight) / height) + beyond,
    );
    const drawn = new Map<ShownEntry, HTMLElement>();
    for (let row = first; row < last; row += 1) {
      const entry = this.#entryAt(row);
      if (!entry) continue;
      const element = this.#drawn.get(entry) ?? newRow(entry);
      this.#place(element, entry, row);
      drawn.set(entry, element);
    }
    this.#replaceRows(drawn);
    const isActiveDrawn = [...drawn.keys()].some(({ seq }) => seq === this.#activeSeq);
    if (isActiveDrawn) {
      this.element.setAttribute('aria-activedescendant', `entry-${this.#activeSeq}`);
    } else this.element.removeAttribute('aria-activedescendant');
  }

  /** Takes out what is not seen any more and puts in what is new, where it belongs. */
  #replaceRows(drawn: Map<ShownEntry, HTMLElement>): void {
    for (const [entry, element] of this.#drawn) if (!drawn.has(entry)) element.remove();
    this.#drawn = drawn;
    // Those that stay are in their order: the others go before the next of them.
    let next = this.#rows.firstElementChild;
    for (const element of drawn.values()) {
      if (element === next) next = next.nextElementSibling;
      else this.#rows.insertBefore(element, next);
    }
  }

  #place(element: HTMLElement, { seq }: ShownEntry, row: number): void {
    const top = `${row * this.#rowHeight}px`;
    if (element.style.top !== top) element.style.top = top;
    element.classList.toggle('is-active', seq === this.#activeSeq);
    setAttribute(element, 'aria-selected', String(seq === this.#openSeq));
    setAttribute(element, 'aria-posinset', String(row + 1));
    setAttribute(element, 'aria-setsize', String(this.#entries.length));
  }

  #click({ target }: Event): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-seq]') : null;
    const entry = this.#entries.find(({ seq }) => seq === Number(row?.dataset['seq']));
    if (entry) this.#onOpen(entry);
  }

  #press(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#rowHeight) - 1);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    };
    const index = this.#entries.findIndex(({ seq }) => seq === this.#activeSeq);
    const active = index < 0 ? -1 : this.#entries.length - 1 - index;
    if (event.key === 'Enter' || event.key === ' ') {
      const entry = this.#entryAt(Math.max(0, active));
      if (entry) this.#onOpen(entry);
      event.preventDefault();
      return;
    }
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const row = Math.min(this.#entries.length - 1, Math.max(0, active + step));
    this.#activeSeq = this.#entryAt(row)?.seq ?? 0;
    this.#scrollTo(row);
    this.#draw();
  }

  #scrollTo(row: number): void {
    const height = this.#rowHeight;
    const { scrollTop, clientHeight } = this.element;
    if (row * height < scrollTop) this.element.scrollTop = row * height;
    else if ((row + 1) * height > scrollTop + clientHeight) {
      this.element.scrollTop = (row + 1) * height - clientHeight;
    }
  }
}
