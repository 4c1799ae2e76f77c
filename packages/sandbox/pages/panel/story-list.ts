import type { ShownEntry } from '../../src/panel/for-pages.js';
import { h } from './element.js';
import { shortened, timeOf } from './format.js';
import { toneMarks } from './kinds.js';

/** The latest are shown. */
const mostShown = 100;

/** A step of a story in a word or two. */
function stepWords({ kind, type, title }: ShownEntry): string {
  if (kind === 'webhook') return title.split(' ')[0] ?? type;
  return kind === 'link' ? `link ${type}` : type;
}

/** Deliveries of one event in a row are one step with several marks. */
function stepsOf(story: readonly ShownEntry[]): { words: string; tones: ShownEntry['tone'][] }[] {
  const steps: { words: string; tones: ShownEntry['tone'][] }[] = [];
  for (const entry of story) {
    const words = stepWords(entry);
    const last = steps.at(-1);
    if (entry.kind === 'webhook' && last?.words === words) last.tones.push(entry.tone);
    else steps.push({ words, tones: [entry.tone] });
  }
  return steps;
}

/** Each order on one line: what happened to it, from its creation to its end. */
export class StoryList {
  readonly element = h('ol', {
    class: 'stories',
    tabindex: 0,
    'aria-label': 'Orders and links, newest first',
  });
  readonly #onFilter: (id: string) => void;

  constructor(onFilter: (id: string) => void) {
    this.#onFilter = onFilter;
  }

  show(stories: ReadonlyMap<string, readonly ShownEntry[]>): void {
    const latest = [...stories].slice(-mostShown).toReversed();
    this.element.replaceChildren(...latest.map(([id, story]) => this.#line(id, story)));
  }

  #line(id: string, story: readonly ShownEntry[]): HTMLElement {
    const steps = stepsOf(story).map(({ words, tones }) => {
      const marks = tones.map((tone) => toneMarks[tone]);
      return h(
        'span',
        { class: `step tone-${tones.at(-1) ?? 'plain'}` },
        words,
        h(
          'span',
          { 'aria-hidden': 'true' },
          marks.map(([mark]) => (mark === '·' ? '' : ` ${mark}`)).join(''),
        ),
        h(
          'span',
          { class: 'visually-hidden' },
          ` ${marks.map(([, said]) => said.replace(':', '')).join(' ')}`,
        ),
      );
    });
    return h(
      'li',
      { class: 'story' },
      h(
        'button',
        {
          type: 'button',
          class: 'small',
          title: id,
          onclick: () => this.#onFilter(id),
        },
        shortened(id),
      ),
      h('span', { class: 'row-time' }, timeOf(story[0]?.at ?? 0)),
      h('span', { class: 'story-steps' }, ...steps),
    );
  }
}
