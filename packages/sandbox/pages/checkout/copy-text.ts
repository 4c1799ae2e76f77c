import type { FieldName, OrderView } from '../../src/checkout/for-pages.js';
import type { Screen } from './screen.js';

const isCopyable = (name: string | undefined): name is FieldName =>
  name === 'link' || name === 'zelle-address';

/** Copies what the button stands beside, and says so on the button for a moment. */
export async function copyText(
  button: HTMLElement,
  screen: Screen,
  order: OrderView | undefined,
): Promise<void> {
  const { copy: field } = button.dataset;
  // The amount as a number that a bank's form takes.
  const text = isCopyable(field) ? screen.textOf(field) : (order?.send_amount ?? '');
  // Where writing is not allowed nothing is said: the text is there to be selected.
  const isCopied = await navigator.clipboard?.writeText(text).then(
    () => true,
    () => false,
  );
  if (!isCopied) return;
  button.dataset.words ??= button.textContent ?? '';
  button.textContent = 'Copied';
  screen.announce('Copied');
  setTimeout(() => {
    button.textContent = button.dataset.words ?? '';
  }, 1500);
}
