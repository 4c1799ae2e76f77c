import { webhookFormTable, type WebhookFormTable } from '../../src/config/for-pages.js';
import { h } from './element.js';
import { field, select } from './fields.js';

type Value = string | boolean;

/** What the panel calls the choices of a webhook's form, in the order in which they are shown. */
const labels: { readonly [Name in keyof WebhookFormTable]: string } = {
  statusEvent: "Status event's name",
  amounts: 'Amounts',
  timestamps: 'Timestamps',
  fulfillment: 'Transaction',
  retired: 'Flat, without an id',
};

const tables: Readonly<Record<string, readonly Value[]>> = webhookFormTable;

function wordsOf(value: Value): string {
  return typeof value === 'string' ? value : value ? 'yes' : 'no';
}

/** Chooses among the documented forms of a webhook; folded away, since few want another one. */
export class WebhookFormFields {
  readonly element: HTMLElement;
  readonly #choices = Object.entries(labels).map(([name, label]) => {
    const values = tables[name] ?? [];
    const words = values.map((value) => [String(value), wordsOf(value)] as const);
    return { name, label, values, input: select([['', 'as usual'], ...words]) };
  });

  constructor() {
    this.element = h(
      'details',
      {},
      h('summary', {}, 'Form of the webhook'),
      h('p', { class: 'hint' }, 'As usual: the form that the sandbox was started with.'),
      h(
        'div',
        { class: 'choices' },
        ...this.#choices.map(({ label, input }) => field(label, input)),
      ),
    );
  }

  /** What was chosen. */
  read(): Record<string, Value> {
    const form: Record<string, Value> = {};
    for (const { name, values, input } of this.#choices) {
      // By their texts: false is no text in the form, and "null" is one.
      const value = values.find((each) => String(each) === input.value);
      if (value !== undefined) form[name] = value;
    }
    return form;
  }
}
