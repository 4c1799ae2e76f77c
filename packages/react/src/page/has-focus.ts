/**
 * Whether the payer is in the frame. Computed, since focus moves without events; inside a shadow
 * root the document knows nothing.
 */
export const hasFocus = (frame: HTMLIFrameElement | null): boolean | null =>
  frame && (frame.getRootNode() as Document).activeElement === frame;
