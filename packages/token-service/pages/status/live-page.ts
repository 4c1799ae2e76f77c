const UPDATE_EVERY_MS = 2000;
const UPDATE_TIMEOUT_MS = 5000;

function find<E extends Element>(page: Document, selector: string): E {
  const found = page.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

/**
 * Keeps the status page up to date: it loads itself again every two seconds and takes over the parts
 * that have changed. The others are left alone, so that a screen reader says nothing twice.
 */
export class LivePage {
  readonly #page: Document;
  readonly #state: HTMLElement;
  readonly #pauseButton: HTMLButtonElement;
  #isPaused = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(page: Document) {
    this.#page = page;
    this.#state = find(page, '#refreshed');
    this.#pauseButton = find(page, '#pause');
  }

  /** Shows the controls, which do nothing without this script, and begins. */
  start(): void {
    this.#pauseButton.addEventListener('click', () => this.#togglePause());
    this.#page.addEventListener('visibilitychange', () => void this.#update());
    find<HTMLElement>(this.#page, '#refresh').hidden = false;
    this.#schedule();
  }

  #schedule(): void {
    this.#timer = setTimeout(() => void this.#update(), UPDATE_EVERY_MS);
  }

  #togglePause(): void {
    this.#isPaused = !this.#isPaused;
    this.#pauseButton.setAttribute('aria-pressed', String(this.#isPaused));
    if (this.#isPaused) this.#showState('Paused', false);
    else void this.#update();
  }

  #showState(text: string, isLost: boolean): void {
    if (this.#state.textContent !== text) this.#state.textContent = text;
    this.#page.documentElement.classList.toggle('is-lost', isLost);
  }

  async #update(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#isPaused || this.#page.hidden) return;
    const fresh = await this.#load();
    if (this.#isPaused) return;
    if (fresh) {
      this.#takeOver(fresh);
      this.#showState('Live', false);
    } else {
      this.#showState('The service does not answer', true);
    }
    clearTimeout(this.#timer);
    this.#schedule();
  }

  /** The page as it is now; undefined where the service does not answer. */
  async #load(): Promise<Document | undefined> {
    try {
      const reply = await fetch(this.#page.location.href, {
        cache: 'no-store',
        signal: AbortSignal.timeout(UPDATE_TIMEOUT_MS),
      });
      if (!reply.ok) return undefined;
      return new DOMParser().parseFromString(await reply.text(), 'text/html');
    } catch {
      return undefined;
    }
  }

  #takeOver(fresh: Document): void {
    for (const part of this.#page.querySelectorAll('[data-live]')) {
      const newer = fresh.getElementById(part.id);
      if (newer && newer.innerHTML !== part.innerHTML) part.replaceChildren(...newer.childNodes);
    }
    if (this.#page.title !== fresh.title) this.#page.title = fresh.title;
  }
}
