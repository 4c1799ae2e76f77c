import { Action } from './action.js';
import { h } from './element.js';
import { field, numberInput, select } from './fields.js';
import { advanceClock, emptyEverything } from './sandbox-commands.js';

const units = [
  ['60', 'minutes'],
  ['3600', 'hours'],
  ['86400', 'days'],
  ['1', 'seconds'],
] as const;

/** Moves the clock, and empties everything. */
export class ClockForm {
  readonly element: HTMLElement;

  constructor() {
    const amount = numberInput(0, 100_000, '25');
    const unit = select(units);
    const advance = new Action({
      label: 'Move the clock ahead',
      command: () => advanceClock(Number(amount.value) * Number(unit.value)),
      done: () => 'Moved: all that became due is done.',
    });
    const isSure = h('input', { type: 'checkbox' });
    const empty = new Action({
      label: 'Empty everything',
      isPrimary: false,
      command: () => emptyEverything,
      done: () => {
        isSure.checked = false;
        isSure.focus();
        sure.hidden = true;
        return 'Everything is empty.';
      },
    });
    const sure = h('div', { hidden: true }, empty.element);
    isSure.addEventListener('change', () => {
      sure.hidden = !isSure.checked;
    });
    this.element = h(
      'form',
      {
        class: 'form',
        oninput: () => advance.refresh(),
        onsubmit: (event) => event.preventDefault(),
      },
      h('h2', {}, 'Move the clock'),
      h(
        'p',
        { class: 'lead' },
        'Orders end after 25 minutes, links after a day; webhooks are sent again as they come due.',
      ),
      h('div', { class: 'pair' }, field('Time', amount), field('Unit', unit)),
      advance.element,
      h('h2', {}, 'Start over'),
      h('label', { class: 'check' }, isSure, 'Forget orders, links, webhooks and faults'),
      sure,
    );
  }
}
