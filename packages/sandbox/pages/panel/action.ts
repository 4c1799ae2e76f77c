import { CommandBox } from './command-box.js';
import { h } from './element.js';
import { perform, type SandboxCommand } from './sandbox-command.js';

export interface ActionOptions {
  /** The button's words. */
  label: string;
  isPrimary?: boolean;
  /** What it does now, by what the fields around it say; throws words where they are not valid. */
  command: () => SandboxCommand;
  /** What is said when it is done. */
  done: (reply: Response) => string | Promise<string>;
}

/** A button that has the sandbox do something, says what came of it, and shows how to do it elsewhere. */
export class Action {
  readonly element: HTMLElement;
  readonly #options: ActionOptions;
  readonly #box = new CommandBox();
  readonly #outcome = h('p', { class: 'outcome', role: 'status' });
  readonly #button: HTMLButtonElement;

  constructor(options: ActionOptions) {
    this.#options = options;
    this.#button = h(
      'button',
      {
        type: 'button',
        class: options.isPrimary === false ? 'secondary' : 'primary',
        onclick: () => void this.run(),
      },
      options.label,
    );
    this.element = h('div', { class: 'action' }, this.#button, this.#outcome, this.#box.element);
    this.refresh();
  }

  /** The fields around it have changed. */
  refresh(): void {
    try {
      this.#box.show(this.#options.command());
      this.#box.element.hidden = false;
    } catch {
      this.#box.element.hidden = true;
    }
  }

  async run(): Promise<void> {
    if (this.#button.getAttribute('aria-busy') === 'true') return;
    this.#button.setAttribute('aria-busy', 'true');
    this.#say('', false);
    try {
      this.#say(await this.#options.done(await perform(this.#options.command())), false);
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error), true);
    } finally {
      this.#button.removeAttribute('aria-busy');
    }
  }

  #say(text: string, isError: boolean): void {
    this.#outcome.textContent = text;
    this.#outcome.classList.toggle('is-bad', isError);
  }
}
