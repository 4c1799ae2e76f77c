import type { ShownEntry } from '../../src/panel/for-pages.js';
import { kinds, type Kind } from './kinds.js';

/** As many as the sandbox keeps. */
const mostKept = 10_000;

/** Not the sandbox's own business. */
const isHappening = ({ kind }: ShownEntry): boolean => kind !== 'sandbox';

/** The order or link whose story it belongs to. */
const storyOf = (entry: ShownEntry): string | undefined =>
  isHappening(entry) ? (entry.orderId ?? entry.linkId) : undefined;

/** The entries that the panel has, those that its filter lets through, and the stories of orders. */
export class EntryLog {
  #entries: ShownEntry[] = [];
  #visible: ShownEntry[] = [];
  #stories = new Map<string, ShownEntry[]>();
  #happenings = 0;
  #kinds = new Set<Kind>(kinds);
  #text = '';

  /** Oldest first. */
  get visible(): readonly ShownEntry[] {
    return this.#visible;
  }

  get size(): number {
    return this.#entries.length;
  }

  /** True if something happened that is not the sandbox's own business. */
  get hasHappenings(): boolean {
    return this.#happenings > 0;
  }

  get filterText(): string {
    return this.#text;
  }

  /**
   * Orders and links by their ids, the latest last, each with all that happened to it: those of which the
   * filter lets something through.
   */
  get stories(): ReadonlyMap<string, readonly ShownEntry[]> {
    const stories = [...this.#stories];
    return new Map(stories.filter(([, story]) => story.some((entry) => this.#lets(entry))));
  }

  /** How many orders and links there are. */
  get storyCount(): number {
    return this.#stories.size;
  }

  /** The attempts of a delivery, first to last. */
  attemptsOf(deliveryId: number): ShownEntry[] {
    return this.#entries.filter((entry) => entry.deliveryId === deliveryId);
  }

  /** @returns how many of them the filter lets through */
  add(entries: readonly ShownEntry[]): number {
    let added = 0;
    for (const entry of entries) {
      if (entry.type === 'emptied') {
        this.clear();
        added = 0;
      }
      this.#entries.push(entry);
      if (isHappening(entry)) this.#happenings += 1;
      this.#tellStory(entry);
      if (!this.#lets(entry)) continue;
      this.#visible.push(entry);
      added += 1;
    }
    this.#forget(this.#entries.length - mostKept);
    return added;
  }

  clear(): void {
    this.#entries = [];
    this.#visible = [];
    this.#stories = new Map();
    this.#happenings = 0;
  }

  isShown(kind: Kind): boolean {
    return this.#kinds.has(kind);
  }

  toggleKind(kind: Kind): void {
    if (!this.#kinds.delete(kind)) this.#kinds.add(kind);
    this.#filter();
  }

  setText(text: string): void {
    this.#text = text.trim().toLowerCase();
    this.#filter();
  }

  #filter(): void {
    this.#visible = this.#entries.filter((entry) => this.#lets(entry));
  }

  #lets({ kind, title, type, orderId, linkId, eventId }: ShownEntry): boolean {
    if (!this.#kinds.has(kind)) return false;
    if (this.#text === '') return true;
    const texts = [title, type, orderId, linkId, eventId];
    return texts.some((text) => text?.toLowerCase().includes(this.#text));
  }

  /** The oldest go, from everywhere. */
  #forget(count: number): void {
    if (count <= 0) return;
    for (const entry of this.#entries.splice(0, count)) {
      if (isHappening(entry)) this.#happenings -= 1;
      this.#untellStory(entry);
    }
    const first = this.#entries[0]?.seq ?? 0;
    const stays = this.#visible.findIndex(({ seq }) => seq >= first);
    this.#visible.splice(0, stays < 0 ? this.#visible.length : stays);
  }

  #tellStory(entry: ShownEntry): void {
    const id = storyOf(entry);
    if (id === undefined) return;
    const story = this.#stories.get(id) ?? [];
    story.push(entry);
    this.#stories.set(id, story);
  }

  #untellStory(entry: ShownEntry): void {
    const id = storyOf(entry) ?? '';
    const story = this.#stories.get(id);
    if (story?.[0] === entry) story.shift();
    if (story?.length === 0) this.#stories.delete(id);
  }
}
