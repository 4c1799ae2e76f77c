/**
 * Listens to events of the window, or that bubble to it.
 *
 * @returns stops listening
 */
export function listen(types: string[], onEvent: (event: Event) => void): () => void {
  for (const type of types) addEventListener(type, onEvent);
  return () => {
    for (const type of types) removeEventListener(type, onEvent);
  };
}
