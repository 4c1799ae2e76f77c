import { windowOf } from '../page/index.js';

/**
 * Puts a text on the clipboard, of the page that an element is in.
 *
 * @param root what a field for the older way is put into: in a dialog, the rest of the page is inert
 * @returns whether it is there
 */
export async function copyText(text: string, root: HTMLElement): Promise<boolean> {
  try {
    await windowOf(root).navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not a secure page, no permission, or a browser without it.
    return copyBySelection(text, root);
  }
}

function copyBySelection(text: string, root: HTMLElement): boolean {
  const page = root.ownerDocument;
  const before = (root.getRootNode() as Document | ShadowRoot).activeElement as HTMLElement | null;
  const field = page.createElement('textarea');
  field.className = 'phoenix-payment-link-hidden';
  field.readOnly = true;
  field.value = text;
  root.append(field);
  field.select();
  try {
    return page.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    before?.focus();
  }
}
