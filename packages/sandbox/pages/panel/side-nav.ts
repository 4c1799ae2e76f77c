import { h } from './element.js';
import { focusHeading } from './focus-heading.js';

const names = {
  entry: 'Entry',
  event: 'Event',
  scenario: 'Scenario',
  faults: 'Faults',
  clock: 'Clock',
} as const;

export type SideName = keyof typeof names;

/** What stands beside the timeline; on a narrow screen, in its place. */
export class SideNav {
  readonly element: HTMLElement;
  readonly #parts: Readonly<Record<SideName, HTMLElement>>;
  readonly #buttons = new Map<SideName, HTMLButtonElement>();
  readonly #body = h('div', { class: 'side-body' });
  readonly #back = h('button', { type: 'button', class: 'back' }, 'Timeline');

  constructor(parts: Readonly<Record<SideName, HTMLElement>>) {
    this.#parts = parts;
    for (const name of Object.keys(names) as SideName[]) {
      const button = h('button', { type: 'button', onclick: () => this.show(name) }, names[name]);
      this.#buttons.set(name, button);
    }
    this.#back.addEventListener('click', () => this.backToTimeline());
    this.#body.append(...Object.values(parts));
    this.element = h(
      'section',
      { class: 'side', 'aria-label': 'Entry and actions' },
      h(
        'nav',
        { class: 'side-nav', 'aria-label': 'Beside the timeline' },
        this.#back,
        ...this.#buttons.values(),
      ),
      this.#body,
    );
    this.#choose('entry');
    document.documentElement.dataset['pane'] = 'timeline';
  }

  show(name: SideName): void {
    this.#choose(name);
    this.#body.scrollTop = 0;
    document.documentElement.dataset['pane'] = 'side';
    this.#back.removeAttribute('aria-current');
  }

  /** Shows what a button elsewhere leads to, and moves the focus there. */
  lead(name: SideName): void {
    this.show(name);
    focusHeading(this.#parts[name]);
  }

  /** Of use on a narrow screen only: elsewhere the timeline is there all the time. */
  backToTimeline(): void {
    document.documentElement.dataset['pane'] = 'timeline';
  }

  #choose(chosen: SideName): void {
    for (const [name, button] of this.#buttons) {
      if (name === chosen) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
      this.#parts[name].hidden = name !== chosen;
    }
  }
}
