import { PhoenixCheckoutModal, type PhoenixCheckoutProps } from '@phoenix-checkout/react';
import { HostButton } from './host-button.js';

/** The same checkout as it is inline, in a modal that a button with these words opens. */
export function TriggeredModal(props: PhoenixCheckoutProps & { words: string }) {
  return <PhoenixCheckoutModal {...props} trigger={<HostButton>{props.words}</HostButton>} />;
}
