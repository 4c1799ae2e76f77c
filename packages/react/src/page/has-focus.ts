/** What has the focus in the document or shadow root that a node is in. */
const focused = (node: Node): Element | null =>
  (node.getRootNode() as Partial<DocumentOrShadowRoot>).activeElement ?? null;

/** Whether an element has the focus. Computed, since focus moves into frames without events. */
export const hasFocus = (element: Element | null | undefined): boolean =>
  element != null && focused(element) === element;

/** Whether the focus is in an element, or on it. */
export const containsFocus = (element: Element): boolean => element.contains(focused(element));

/** Whether nothing has the focus, as when the element that had it was removed. */
export function isFocusLost(node: Node): boolean {
  const element = focused(node);
  return !element || element === node.ownerDocument?.body;
}

/** Takes the focus away from what has it, if that is in an element. */
export function blurIn(element: HTMLElement): void {
  const active = focused(element) as HTMLElement | null;
  if (active && element.contains(active)) active.blur();
}
