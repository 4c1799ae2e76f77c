import { h } from './element.js';
import { kindNames, kinds, type Kind } from './kinds.js';

export interface ToolbarOptions {
  onText(text: string): void;
  onKind(kind: Kind): void;
  onView(view: 'entries' | 'stories'): void;
}

/** Filters by text and kind, and the choice between entries and orders on one line each. */
export class Toolbar {
  readonly element: HTMLElement;
  readonly #search: HTMLInputElement;
  readonly #count = h('span', { class: 'count' });
  readonly #stories: HTMLButtonElement;

  constructor({ onText, onKind, onView }: ToolbarOptions) {
    this.#search = h('input', {
      type: 'search',
      placeholder: 'Filter: an id, an event, a word',
      'aria-label': 'Filter by text',
      oninput: () => onText(this.#search.value),
    });
    this.#stories = h(
      'button',
      { type: 'button', class: 'chip', 'aria-pressed': 'false' },
      'One line an order',
    );
    this.#stories.addEventListener('click', () => {
      const isOn = this.#stories.getAttribute('aria-pressed') !== 'true';
      this.showView(isOn ? 'stories' : 'entries');
      onView(isOn ? 'stories' : 'entries');
    });
    const chips = kinds.map((kind) => {
      const chip = h(
        'button',
        { type: 'button', class: `chip kind-${kind}`, 'aria-pressed': 'true' },
        kindNames[kind],
      );
      chip.addEventListener('click', () => {
        chip.setAttribute('aria-pressed', String(chip.getAttribute('aria-pressed') !== 'true'));
        onKind(kind);
      });
      return chip;
    });
    this.element = h(
      'div',
      { class: 'toolbar' },
      h('div', { class: 'search' }, this.#search, this.#count),
      h(
        'div',
        { class: 'chips', role: 'group', 'aria-label': 'Kinds that are shown' },
        ...chips,
        this.#stories,
      ),
    );
  }

  showView(view: 'entries' | 'stories'): void {
    this.#stories.setAttribute('aria-pressed', String(view === 'stories'));
  }

  focus(): void {
    this.#search.focus();
  }

  setText(text: string): void {
    this.#search.value = text;
  }

  setCount(visible: number, all: number): void {
    this.#count.textContent = visible === all ? `${all}` : `${visible} of ${all}`;
  }
}
