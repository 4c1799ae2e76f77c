import { h } from './element.js';
import { cliOf, curlOf, type SandboxCommand } from './sandbox-command.js';

async function copy(button: HTMLElement, text: string): Promise<void> {
  const isCopied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  // Where writing is not allowed nothing is said: the text is there to be selected.
  if (!isCopied) return;
  button.textContent = 'Copied';
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 1500);
}

/** A text in a line of its own, with a button that copies it. */
export function copyLine(label: string, text: string): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: 'copy', 'aria-label': `Copy ${label}` },
    'Copy',
  );
  button.addEventListener('click', () => void copy(button, text));
  const code = h('code', { tabindex: 0, role: 'group', 'aria-label': label }, text);
  return h('div', { class: 'copy-line' }, code, button);
}

/** The same from a terminal: the command line, and curl. */
export class CommandBox {
  readonly element = h('details', { class: 'commands' });
  readonly #lines = h('div', { class: 'command-lines' });

  constructor() {
    this.element.append(h('summary', {}, 'The same from a terminal'), this.#lines);
  }

  show(command: SandboxCommand): void {
    const base = new URL(location.href);
    this.#lines.replaceChildren(
      copyLine('command', cliOf(command, base)),
      copyLine('curl', curlOf(command, base)),
    );
  }
}
