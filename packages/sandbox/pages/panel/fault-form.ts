import { Action } from './action.js';
import { h } from './element.js';
import { faultGroups, type FaultSwitch } from './fault-table.js';
import { checkbox, field, numberInput, readValue, select } from './fields.js';
import { switchFaults } from './sandbox-commands.js';

type Faults = Record<string, Record<string, unknown>>;

interface Control {
  readonly group: string;
  readonly name: string;
  readonly element: HTMLElement;
  read(): unknown;
  write(value: unknown): void;
}

function control(group: string, { name, label, values, range }: FaultSwitch): Control {
  const isOnOrOff = typeof values?.[0] === 'boolean';
  if (isOnOrOff) {
    const input = h('input', { type: 'checkbox' });
    return {
      group,
      name,
      element: checkbox(label, input),
      read: () => input.checked || undefined,
      write: (value) => void (input.checked = value === true),
    };
  }
  const input = values
    ? select([['', 'as usual'], ...values.map((value) => [`${value}`, `${value}`] as const)])
    : numberInput(...(range ?? [0, 0]));
  return {
    group,
    name,
    element: field(label, input),
    read: () => (input.value === '' ? undefined : readValue(input.value)),
    write: (value) => void (input.value = value === undefined ? '' : String(value)),
  };
}

/** Switches faults: exactly what the form says. */
export class FaultForm {
  readonly element: HTMLElement;
  readonly #controls: Control[] = [];
  readonly #apply: Action;
  readonly #others = h(
    'div',
    { class: 'others', hidden: true },
    h('p', { role: 'status' }),
    h(
      'button',
      { type: 'button', class: 'small', onclick: () => this.#showOthers() },
      'Show what is on',
    ),
  );
  /** Filled in and not switched on yet: it is not overwritten. */
  #isEdited = false;
  /** What the form showed, as JSON, before it was filled in. */
  #shown = '{}';
  #isLoading = false;
  #isStale = false;

  constructor() {
    const groups = faultGroups.map(({ group, label, switches }) => {
      const controls = switches.map((each) => control(group, each));
      this.#controls.push(...controls);
      return h('fieldset', {}, h('legend', {}, label), ...controls.map(({ element }) => element));
    });
    this.#apply = new Action({
      label: 'Switch on exactly these',
      command: () => switchFaults(this.#read()),
      done: () => this.#switched('Switched.'),
    });
    const off = new Action({
      label: 'All off',
      isPrimary: false,
      command: () => switchFaults({}),
      done: () => this.#switched('All faults are off.'),
    });
    this.element = h(
      'form',
      {
        class: 'form',
        oninput: () => {
          this.#isEdited = true;
          this.#apply.refresh();
        },
        onsubmit: (event) => event.preventDefault(),
      },
      h('h2', {}, 'Switch faults'),
      ...groups,
      h('div', { class: 'stays-in-sight' }, this.#others, this.#apply.element),
      off.element,
    );
  }

  /** Shows what is switched on, whoever did it. Asks for one reply at a time, so that the last one is the latest. */
  async load(): Promise<void> {
    this.#isStale = true;
    if (this.#isLoading) return;
    this.#isLoading = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        await this.#loadOnce();
      }
    } finally {
      this.#isLoading = false;
    }
  }

  async #loadOnce(): Promise<void> {
    const { faults }: { faults: Faults } = await (await fetch('admin/faults')).json();
    const isNews = JSON.stringify(faults) !== this.#shown;
    if (this.#isEdited) this.#tellOthers(isNews);
    else this.#show(faults);
  }

  #show(faults: Faults): void {
    for (const { group, name, write } of this.#controls) write(faults[group]?.[name]);
    this.#shown = JSON.stringify(faults);
    this.#tellOthers(false);
    this.#apply.refresh();
  }

  /** Somebody else has switched some meanwhile, or one is used up. */
  #tellOthers(areThere: boolean): void {
    const [words] = this.#others.children;
    if (words) words.textContent = areThere ? 'Other faults are on than this form shows.' : '';
    this.#others.hidden = !areThere;
  }

  #showOthers(): void {
    this.#isEdited = false;
    // The button goes; the form stays where it is.
    this.#controls[0]?.element.querySelector('input')?.focus();
    void this.load();
  }

  #switched(words: string): string {
    this.#isEdited = false;
    void this.load();
    return words;
  }

  #read(): Faults {
    const faults: Faults = {};
    for (const { group, name, read } of this.#controls) {
      const value = read();
      if (value !== undefined) (faults[group] ??= {})[name] = value;
    }
    return faults;
  }
}
