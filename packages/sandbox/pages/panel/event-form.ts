import { Action } from './action.js';
import { copiesRange } from '../../src/value/for-pages.js';
import { h } from './element.js';
import { checkbox, field, numberInput, readAssignments, select } from './fields.js';
import { fireEvent } from './sandbox-commands.js';
import { WebhookFormFields } from './webhook-form-fields.js';

const types = [
  ['order_status_updated', 'order_status_updated'],
  ['order_created', 'order_created'],
  ['payment_link_created', 'payment_link_created'],
  ['payment_link_status_updated', 'payment_link_status_updated'],
] as const;

/** Fires any event, with any field, in any form, several times, signed wrongly. */
export class EventForm {
  readonly element: HTMLElement;
  readonly #type = select(types);
  readonly #subject = h('input', {
    type: 'text',
    placeholder: 'the latest one',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  readonly #set = h('textarea', { rows: 2, spellcheck: 'false' });
  readonly #add = h('textarea', { rows: 2, spellcheck: 'false' });
  readonly #form = new WebhookFormFields();
  readonly #copies = numberInput(...copiesRange, '1');
  readonly #isWrong = h('input', { type: 'checkbox' });
  readonly #action: Action;

  constructor() {
    this.#action = new Action({
      label: 'Fire event',
      command: () =>
        fireEvent({
          type: this.#type.value,
          subjectId: this.#subject.value.trim(),
          set: readAssignments(this.#set.value),
          add: readAssignments(this.#add.value),
          form: this.#form.read(),
          copies: Number(this.#copies.value) || 1,
          wrongSignature: this.#isWrong.checked,
        }),
      done: async (reply) => {
        const { id }: { id: string } = await reply.json();
        return `Fired ${id}.`;
      },
    });
    this.element = h(
      'form',
      {
        class: 'form',
        oninput: () => this.#action.refresh(),
        onsubmit: (event) => event.preventDefault(),
      },
      h('h2', {}, 'Fire a webhook event'),
      h('p', { class: 'lead' }, 'It changes nothing but what your webhook is told.'),
      field('Event', this.#type),
      field('Order or payment link', this.#subject, 'Its id.'),
      field('Fields to change', this.#set, 'One a line, below data: order.orderStatus=expired'),
      field('Fields to add', this.#add, 'That the event does not have: order.note=hello'),
      field('Deliveries', this.#copies, 'More than one are duplicates: the same event, at once.'),
      checkbox('With a wrong signature', this.#isWrong),
      this.#form.element,
      h('div', { class: 'stays-in-sight' }, this.#action.element),
    );
  }

  /** Fills in what an entry is about. */
  setSubject(id: string, isLink: boolean): void {
    this.#subject.value = id;
    const isLinkType = this.#type.value.startsWith('payment_link');
    if (isLink !== isLinkType) {
      this.#type.value = isLink ? 'payment_link_status_updated' : 'order_status_updated';
    }
    this.#action.refresh();
  }
}
