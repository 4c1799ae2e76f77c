import {
  PhoenixCheckoutModal,
  type PhoenixCheckoutModalHandle,
  type PhoenixCheckoutModalProps,
} from '@phoenix-checkout/react';
import { useRef, useState } from 'react';
import { HostButton } from './host-button.js';

/** A host that opens the modal from a place of its own, and loads it a moment ahead. */
export function ModalHost(props: PhoenixCheckoutModalProps) {
  const [isOpen, setOpen] = useState(false);
  const checkout = useRef<PhoenixCheckoutModalHandle>(null);

  return (
    <>
      <HostButton
        onPointerMove={() => checkout.current?.prefetch()}
        onFocus={() => checkout.current?.prefetch()}
        onClick={() => setOpen(true)}
      >
        Check out
      </HostButton>
      <PhoenixCheckoutModal
        {...props}
        ref={checkout}
        open={isOpen}
        onOpenChange={(open) => {
          setOpen(open);
          props.onOpenChange?.(open);
        }}
      />
    </>
  );
}
