import type { JournalEntry, ShownEntry } from '../../src/panel/for-pages.js';
import { Action } from './action.js';
import { AttemptList } from './attempt-list.js';
import { copyLine } from './command-box.js';
import { h } from './element.js';
import { focusHeading } from './focus-heading.js';
import { dateAndTimeOf, prettyJson } from './format.js';
import { releaseOrder, replayEvent } from './sandbox-commands.js';

export interface EntryViewOptions {
  attemptsOf(deliveryId: number): ShownEntry[];
  onOpen(entry: ShownEntry): void;
  /** Shows only what is about that order or link. */
  onFilter(id: string): void;
  /** Uses it in the forms. */
  onUse(id: string, isLink: boolean, form: 'event' | 'scenario'): void;
}

interface WebhookDetails {
  attempt?: number;
  request?: { method?: string; url?: string; headers?: Record<string, string>; body?: string };
  signature?: { made: string; isSignedWith: string };
  answer?: { status?: number; body?: string; failure?: string; durationMs: number };
  nextAttemptAt?: string;
  isGivenUp?: boolean;
}

const code = (label: string, text: string) =>
  h('pre', { tabindex: 0, role: 'group', 'aria-label': label }, text);

const rows = (pairs: readonly (readonly [string, string | undefined])[]) =>
  h(
    'dl',
    { class: 'facts' },
    ...pairs.flatMap(([name, value]) =>
      value === undefined ? [] : [h('dt', {}, name), h('dd', {}, value)],
    ),
  );

/** An entry that is opened: all that is known of it, and what can be done with it. */
export class EntryView {
  readonly element = h('div', { class: 'entry' });
  readonly #options: EntryViewOptions;
  #shown: ShownEntry | undefined;
  #attempts: AttemptList | undefined;

  constructor(options: EntryViewOptions) {
    this.#options = options;
    this.#empty();
  }

  get shown(): ShownEntry | undefined {
    return this.#shown;
  }

  async open(entry: ShownEntry): Promise<void> {
    this.#shown = entry;
    const reply = await fetch(`admin/events/${entry.seq}`).catch(() => undefined);
    if (this.#shown !== entry) return;
    const whole: JournalEntry = reply?.ok ? await reply.json() : entry;
    this.#show(whole, reply?.ok === true);
  }

  /** For who cannot see that it was opened in place of the timeline. */
  focus(): void {
    focusHeading(this.element);
  }

  /** The open delivery may have been tried again: all else that is shown stays as it is. */
  refreshAttempts(): void {
    const id = this.#shown?.deliveryId;
    if (id !== undefined) this.#attempts?.show(this.#options.attemptsOf(id));
  }

  close(): void {
    this.#shown = undefined;
    this.#empty();
  }

  #empty(): void {
    this.#attempts = undefined;
    const words = 'Choose an entry to see all of it.';
    this.#replace([h('p', { class: 'nothing', tabindex: -1 }, words)]);
  }

  /** The focus stays here where it was on something that is gone. */
  #replace(children: readonly HTMLElement[]): void {
    const hadFocus = this.element.contains(document.activeElement);
    this.element.replaceChildren(...children);
    if (hadFocus) this.element.querySelector<HTMLElement>('h2, .nothing')?.focus();
  }

  #show(entry: JournalEntry, isWhole: boolean): void {
    const { kind, title, at, orderId, linkId, seq } = entry;
    this.#attempts = undefined;
    this.#replace([
      h(
        'p',
        { class: 'entry-kind' },
        h('span', { class: `kind kind-${kind}` }, kind),
        ` ${dateAndTimeOf(at)}, number ${seq}`,
      ),
      h('h2', { tabindex: -1 }, title),
      this.#subject(orderId, linkId),
      ...this.#content(entry, isWhole),
    ]);
  }

  #content(entry: JournalEntry, isWhole: boolean): HTMLElement[] {
    const actions = this.#actions(entry);
    if (!isWhole) {
      const words = 'The sandbox does not have it any more.';
      return [h('p', { class: 'outcome is-bad' }, words), ...actions];
    }
    if (entry.kind === 'webhook') return this.#webhook(entry, actions);
    return [code('Details', JSON.stringify(entry.details ?? {}, undefined, 2)), ...actions];
  }

  #subject(orderId: string | undefined, linkId: string | undefined): HTMLElement {
    const id = orderId ?? linkId;
    if (id === undefined) return h('div', {});
    const { onFilter, onUse } = this.#options;
    const isLink = orderId === undefined;
    const button = (words: string, onclick: () => void) =>
      h('button', { type: 'button', class: 'small', onclick }, words);
    return h(
      'div',
      { class: 'subject' },
      copyLine(isLink ? 'payment link' : 'order', id),
      h(
        'div',
        { class: 'buttons' },
        button('Only this', () => onFilter(id)),
        button('Fire an event', () => onUse(id, isLink, 'event')),
        button('Play a scenario', () => onUse(id, isLink, 'scenario')),
      ),
    );
  }

  #webhook(entry: JournalEntry, actions: HTMLElement[]): HTMLElement[] {
    const details = (entry.details ?? {}) as WebhookDetails;
    const { request = {}, signature, answer } = details;
    const headers = Object.entries(request.headers ?? {});
    return [
      this.#attemptsOf(entry),
      ...(answer
        ? [
            h('h3', {}, 'Your answer'),
            rows([
              ['Status', answer.status === undefined ? undefined : `${answer.status}`],
              ['No answer', answer.failure],
              ['Took', `${answer.durationMs} ms`],
              [
                'Next attempt',
                details.nextAttemptAt && dateAndTimeOf(Date.parse(details.nextAttemptAt)),
              ],
              ['Given up', details.isGivenUp ? 'yes, after the last attempt' : undefined],
            ]),
            ...(answer.body ? [code('Answer', prettyJson(answer.body))] : []),
          ]
        : []),
      h('h3', {}, 'Once more'),
      ...actions,
      h('h3', {}, 'Request'),
      rows([['URL', request.url], ...headers]),
      code('Body', prettyJson(request.body ?? '')),
      ...(signature
        ? [
            h('h3', {}, 'Signature'),
            rows([
              ['Made', signature.made],
              ['With', signature.isSignedWith],
              ['Body', 'the bytes as sent: compact JSON, not as it is laid out above'],
            ]),
          ]
        : []),
    ];
  }

  #attemptsOf({ seq }: JournalEntry): HTMLElement {
    this.#attempts = new AttemptList({ openSeq: seq, onOpen: this.#options.onOpen });
    this.refreshAttempts();
    return this.#attempts.element;
  }

  #actions({ kind, eventId, orderId }: JournalEntry): HTMLElement[] {
    const actions: Action[] = [];
    if (eventId !== undefined) {
      const replay = (label: string, copies: number, wrongSignature: boolean) =>
        new Action({
          label,
          isPrimary: copies === 1 && !wrongSignature,
          command: () => replayEvent(eventId, { copies, wrongSignature }),
          done: () => 'Sent once more: see the timeline.',
        });
      actions.push(
        replay('Replay', 1, false),
        replay('Send three times at once', 3, false),
        replay('Send with a wrong signature', 1, true),
      );
    }
    if (kind === 'order' && orderId !== undefined) {
      actions.push(
        new Action({
          label: 'Release the USDC',
          isPrimary: false,
          command: () => releaseOrder(orderId),
          done: () => 'The order is fulfilled.',
        }),
      );
    }
    return actions.map(({ element }) => element);
  }
}
