import type {
  ActionName,
  FieldName,
  IconName,
  SlotName,
  ViewName,
} from '../../src/checkout/for-pages.js';
import { find, findAll } from './page-elements.js';

type NoticeButton = readonly [words: string, action: ActionName];

export interface Notice {
  icon: IconName;
  tone?: 'bad';
  title: string;
  text: string;
  /** The code of an error, for developers. */
  code?: string;
  primary?: NoticeButton;
  secondary?: NoticeButton;
  /** Default: true. */
  hasCancel?: boolean;
}

/** How many of the four bars are full; the other views leave them as they are. */
const stepOf: Partial<Record<ViewName, number>> = {
  loading: 0,
  amount: 1,
  method: 2,
  bank: 3,
  zelle: 3,
  waiting: 4,
  success: 4,
};

/** What the payer sees: one of the views, with its fields. */
export class Screen {
  readonly #main = find('main');
  #shown: ViewName = 'loading';
  #hasPayerActed = false;

  get shown(): ViewName {
    return this.#shown;
  }

  /** The payer has pressed something: from now on the focus goes to the title of each view. */
  notePayerAction(): void {
    this.#hasPayerActed = true;
  }

  show(view: ViewName): void {
    this.#shown = view;
    for (const section of findAll('[data-view]')) section.hidden = section.dataset.view !== view;
    this.#main.scrollTop = 0;
    const step = stepOf[view];
    if (step !== undefined) {
      findAll('.steps i').forEach((bar, index) => bar.classList.toggle('is-past', index < step));
    }
    // The focus is never taken from the host page.
    if (this.#hasPayerActed && document.hasFocus()) {
      find(`#title-${view}`).focus({ preventScroll: true });
    }
  }

  showNotice(notice: Notice): void {
    const {
      icon,
      tone = '',
      title,
      text,
      code = '',
      primary,
      secondary,
      hasCancel = true,
    } = notice;
    for (const element of findAll('[data-icon]')) element.hidden = element.dataset.icon !== icon;
    find('.view-notice .badge').className = `badge ${tone}`;
    find('#title-notice').textContent = title;
    this.fill('notice', text);
    this.fill('code', code);
    this.#setButton('primary', primary);
    this.#setButton('secondary', secondary);
    this.setCancel(hasCancel);
    this.show('notice');
    this.announce(`${title}. ${text}`);
  }

  fill(field: FieldName, text: string): void {
    for (const element of findAll(`[data-field="${field}"]`)) {
      element.textContent = text;
      if (element.classList.contains('amount')) {
        element.classList.toggle('is-long', text.length > 13);
        element.classList.toggle('is-longest', text.length > 16);
      }
    }
  }

  textOf(field: FieldName): string {
    return find(`[data-field="${field}"]`).textContent ?? '';
  }

  /** Shows the whole of a shortened text as a tooltip. */
  setTooltip(field: FieldName, text: string): void {
    for (const element of findAll(`[data-field="${field}"]`)) element.title = text;
  }

  /** Tells those who do not see the page. */
  announce(text: string): void {
    this.fill('status', text);
  }

  setCancel(isVisible: boolean): void {
    find('.cancel').hidden = !isVisible;
  }

  setPaymentLinks(isOffered: boolean): void {
    const action: ActionName = 'link';
    find(`[data-action="${action}"]`).hidden = !isOffered;
  }

  setBusy(isBusy: boolean): void {
    this.#main.setAttribute('aria-busy', String(isBusy));
  }

  #setButton(slot: SlotName, button: NoticeButton | undefined): void {
    const element = find(`[data-slot="${slot}"]`);
    element.hidden = !button;
    if (!button) return;
    const [words, action] = button;
    element.textContent = words;
    element.dataset.action = action;
  }
}
