import type { HelloMessage, ShownEntry } from '../../src/panel/for-pages.js';
import { Announcer } from './announcer.js';
import { ClockForm } from './clock-form.js';
import { h } from './element.js';
import { emptyState } from './empty-state.js';
import { EntryList } from './entry-list.js';
import { EntryLog } from './entry-log.js';
import { EntryView } from './entry-view.js';
import { EventFeed } from './event-feed.js';
import { EventForm } from './event-form.js';
import { FaultForm } from './fault-form.js';
import { Header } from './header.js';
import { ScenarioForm } from './scenario-form.js';
import { SideNav, type SideName } from './side-nav.js';
import { StoryList } from './story-list.js';
import { Toolbar } from './toolbar.js';

/** The panel: the timeline on one side, an entry or a form on the other. */
export class PanelApp {
  readonly #log = new EntryLog();
  readonly #header = new Header();
  readonly #announcer = new Announcer();
  readonly #notice = h('p', { class: 'notice', role: 'alert', hidden: true });
  readonly #list = new EntryList({ onOpen: (entry) => this.#open(entry) });
  readonly #stories = new StoryList((id) => this.#filterBy(id));
  readonly #entry = new EntryView({
    attemptsOf: (deliveryId) => this.#log.attemptsOf(deliveryId),
    onOpen: (entry) => this.#open(entry),
    onFilter: (id) => this.#filterBy(id),
    onUse: (id, isLink, form) => this.#use(id, isLink, form),
  });
  readonly #event = new EventForm();
  readonly #scenario = new ScenarioForm();
  readonly #faults = new FaultForm();
  readonly #toolbar = new Toolbar({
    onText: (text) => {
      this.#log.setText(text);
      this.#show();
    },
    onKind: (kind) => {
      this.#log.toggleKind(kind);
      this.#show();
    },
    onView: (view) => {
      this.#view = view;
      this.#show();
    },
  });
  readonly #side = new SideNav({
    entry: this.#entry.element,
    event: this.#event.element,
    scenario: this.#scenario.element,
    faults: this.#faults.element,
    clock: new ClockForm().element,
  });
  readonly #empty = emptyState(() => this.#side.lead('scenario'));
  readonly #nothing = h('p', { class: 'nothing' });
  readonly #feed = new EventFeed({
    onHello: (hello) => this.#hello(hello),
    onEntries: (entries) => this.#take(entries),
    onClock: (now) => this.#header.setNow(now),
    onLost: () => this.#lost(),
  });
  #view: 'entries' | 'stories' = 'entries';
  #wasLost = false;
  /** What came since the last frame, and is shown with the next. */
  #added = 0;
  #areFaultsStale = false;
  #isShowing = false;

  start(root: HTMLElement): void {
    root.append(
      this.#header.element,
      this.#notice,
      h(
        'main',
        { class: 'panes' },
        h(
          'section',
          { class: 'timeline', 'aria-label': 'Timeline' },
          this.#toolbar.element,
          this.#empty,
          this.#nothing,
          this.#list.element,
          this.#stories.element,
        ),
        this.#side.element,
      ),
      this.#announcer.element,
    );
    this.#show();
    this.#feed.connect();
  }

  #hello({ now, webhookUrl, isContinued, missed }: HelloMessage): void {
    this.#header.setConnection('live');
    this.#header.setSandbox(now, webhookUrl);
    const hadEntries = this.#log.size > 0;
    if (!isContinued) {
      this.#log.clear();
      this.#added = 0;
      this.#entry.close();
    }
    if (this.#wasLost) this.#sayConnected(isContinued || !hadEntries, missed);
    this.#wasLost = false;
    void this.#scenario.load();
    void this.#faults.load();
    this.#show();
  }

  #sayConnected(isContinued: boolean, missed: number): void {
    const words = !isContinued
      ? 'The sandbox was started again: it remembers nothing from before. Start it with --data to keep what it knows.'
      : missed > 0
        ? `Connected again; ${missed} entries are gone, as more happened than is kept.`
        : 'Connected again: nothing was missed.';
    this.#tell(words, false);
    setTimeout(() => {
      if (this.#notice.textContent === words) this.#notice.hidden = true;
    }, 8000);
  }

  #lost(): void {
    if (this.#wasLost) return;
    this.#wasLost = true;
    this.#header.setConnection('lost');
    this.#tell('The sandbox does not answer. The panel connects again as soon as it does.', true);
  }

  #tell(text: string, isBad: boolean): void {
    this.#notice.textContent = text;
    this.#notice.classList.toggle('is-bad', isBad);
    this.#notice.hidden = false;
  }

  #take(entries: ShownEntry[]): void {
    const added = this.#log.add(entries);
    const last = entries.at(-1);
    if (last) this.#header.setNow(last.at);
    this.#announcer.countEntries(added);
    this.#areFaultsStale ||= entries.some(({ type }) => type === 'faults' || type === 'emptied');
    const { shown } = this.#entry;
    const isAboutShown = entries.some(
      ({ deliveryId }) => deliveryId !== undefined && deliveryId === shown?.deliveryId,
    );
    if (isAboutShown) this.#entry.refreshAttempts();
    this.#added += added;
    this.#showSoon();
  }

  /** Once a frame, however much comes: a long history comes in many parts. */
  #showSoon(): void {
    if (this.#isShowing) return;
    this.#isShowing = true;
    requestAnimationFrame(() => {
      this.#isShowing = false;
      this.#show();
      if (this.#areFaultsStale) void this.#faults.load();
      this.#areFaultsStale = false;
    });
  }

  #show(): void {
    const { visible, size } = this.#log;
    const added = this.#added;
    this.#added = 0;
    const isEmpty = !this.#log.hasHappenings;
    this.#empty.hidden = !isEmpty;
    if (this.#view === 'stories') {
      const { stories, storyCount } = this.#log;
      this.#showPane(this.#stories.element, stories.size, storyCount);
      this.#stories.show(stories);
    } else {
      this.#showPane(this.#list.element, visible.length, size);
      this.#list.show(visible, added);
    }
  }

  /** One of the two lists, or words where there is nothing in it. */
  #showPane(pane: HTMLElement, shown: number, all: number): void {
    this.#toolbar.setCount(shown, all);
    this.#list.element.hidden = pane !== this.#list.element || shown === 0;
    this.#stories.element.hidden = pane !== this.#stories.element || shown === 0;
    this.#nothing.textContent =
      all === 0 ? 'There is no order or payment link yet.' : 'Nothing fits the filter.';
    // While nothing has happened at all, the first steps stand here.
    this.#nothing.hidden = shown > 0 || (all === 0 && !this.#empty.hidden);
  }

  #open(entry: ShownEntry): void {
    this.#list.markOpen(entry.seq);
    this.#side.show('entry');
    void this.#showEntry(entry);
  }

  async #showEntry(entry: ShownEntry): Promise<void> {
    await this.#entry.open(entry);
    // On a narrow screen the list is not there any more.
    if (this.#list.element.offsetParent === null) this.#entry.focus();
  }

  #filterBy(id: string): void {
    this.#view = 'entries';
    this.#toolbar.showView('entries');
    this.#toolbar.setText(id);
    this.#log.setText(id);
    this.#show();
    this.#side.backToTimeline();
    this.#focusTimeline();
  }

  /** Where what had the focus is not shown any more. */
  #focusTimeline(): void {
    const focused = document.activeElement;
    if (focused && focused !== document.body && focused.getClientRects().length > 0) return;
    if (this.#list.element.hidden) this.#toolbar.focus();
    else this.#list.element.focus();
  }

  #use(id: string, isLink: boolean, form: SideName & ('event' | 'scenario')): void {
    if (form === 'event') this.#event.setSubject(id, isLink);
    else this.#scenario.setSubject(id, isLink);
    this.#side.lead(form);
  }
}
