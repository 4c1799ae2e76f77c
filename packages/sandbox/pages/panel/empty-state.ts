import { copyLine } from './command-box.js';
import { h } from './element.js';
import { cliOf } from './sandbox-command.js';
import { runScenario } from './sandbox-commands.js';

/** What is said while nothing has happened: what to do first. */
export function emptyState(onPlay: () => void): HTMLElement {
  const base = new URL(location.href);
  const scenario = runScenario({ name: 'paid', subjectId: '', isAboutLink: false, next: false });
  return h(
    'div',
    { class: 'empty' },
    h('h2', {}, 'Nothing has happened yet'),
    h('p', {}, 'Whatever your shop and its payers do with this sandbox shows here as it happens.'),
    h(
      'ol',
      { class: 'first-steps' },
      h(
        'li',
        {},
        'Have your backend fetch its token here:',
        copyLine('token URL', new URL('oauth/token', base).href),
      ),
      h(
        'li',
        {},
        'Open the checkout of your page with this address:',
        copyLine('checkout URL', new URL('.', base).href),
      ),
      h(
        'li',
        {},
        'Or see how an order goes, without any shop:',
        copyLine('command', cliOf(scenario, base)),
      ),
    ),
    h('button', { type: 'button', class: 'primary', onclick: onPlay }, 'Play a scenario'),
  );
}
