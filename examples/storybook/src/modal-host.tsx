import {
  PhoenixCheckout,
  type PhoenixCheckoutHandle,
  type PhoenixCheckoutProps,
} from '@phoenix-checkout/react';
import { useRef, useState } from 'react';
import { HostButton } from './host-button.js';

/** A host that opens the modal from a place of its own, and loads it a moment ahead. */
export function ModalHost(props: PhoenixCheckoutProps) {
  const [isOpen, setOpen] = useState(false);
  const checkout = useRef<PhoenixCheckoutHandle>(null);

  return (
    <>
      <HostButton
        onPointerMove={() => checkout.current?.prefetch()}
        onFocus={() => checkout.current?.prefetch()}
        onClick={() => setOpen(true)}
      >
        Check out
      </HostButton>
      <PhoenixCheckout
        {...props}
        ref={checkout}
        mode="modal"
        open={isOpen}
        onOpenChange={(open) => {
          setOpen(open);
          props.onOpenChange?.(open);
        }}
      />
    </>
  );
}
