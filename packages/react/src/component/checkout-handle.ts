import type { RefObject } from 'react';
import type { PhoenixCheckoutHandle } from './checkout-props.js';

/** What a `ref` gives; the frame is looked up, since it comes and goes. */
export function checkoutHandle(
  stage: RefObject<HTMLElement | null>,
  reload: () => void,
): PhoenixCheckoutHandle {
  return {
    reload,
    get frame() {
      return stage.current?.querySelector<HTMLIFrameElement>('.phoenix-checkout-frame') ?? null;
    },
  };
}
