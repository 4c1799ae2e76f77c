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
      done: () => 'Switched.',
    });
    const off = new Action({
      label: 'All off',
      isPrimary: false,
      command: () => switchFaults({}),
      done: () => 'All faults are off.',
    });
    this.element = h(
      'form',
      {
        class: 'form',
        oninput: () => this.#apply.refresh(),
        onsubmit: (event) => event.preventDefault(),
      },
      h('h2', {}, 'Switch faults'),
      ...groups,
      h('div', { class: 'stays-in-sight' }, this.#apply.element),
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
    for (const { group, name, write } of this.#controls) write(faults[group]?.[name]);
    this.#apply.refresh();
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
