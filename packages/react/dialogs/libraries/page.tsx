// The host's page: our modal inside of another library's dialog, or beside it.
import { Dialog as HeadlessDialog, DialogPanel } from '@headlessui/react';
import MuiDialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import * as Radix from '@radix-ui/react-dialog';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { PhoenixCheckoutModal, type PhoenixCheckoutModalProps } from '../../src/index.js';

interface HostProps {
  onClose: () => void;
  children: ReactNode;
}

const libraries = {
  mui: ({ onClose, children }: HostProps) => (
    <MuiDialog open onClose={onClose} aria-label="Host">
      <DialogContent>{children}</DialogContent>
    </MuiDialog>
  ),
  radix: ({ onClose, children }: HostProps) => (
    <Radix.Root open onOpenChange={(isOpen) => isOpen || onClose()}>
      <Radix.Portal>
        <Radix.Overlay />
        <Radix.Content aria-describedby={undefined}>
          <Radix.Title>Host</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  ),
  headless: ({ onClose, children }: HostProps) => (
    <HeadlessDialog open onClose={onClose} aria-label="Host">
      <DialogPanel>{children}</DialogPanel>
    </HeadlessDialog>
  ),
};

interface HostedProps {
  library: keyof typeof libraries;
  place: 'inside' | 'beside';
  checkout: PhoenixCheckoutModalProps;
}

const calls: { name: string; render: number; value: object }[] = [];
const note = (name: string) => (value: unknown) =>
  calls.push({ name, render: 1, value: { ...Object(value), value } });

function Page({ library, place, checkout }: HostedProps) {
  const Host = libraries[library];
  const modal = (
    <PhoenixCheckoutModal
      {...checkout}
      onOrderCreated={note('onOrderCreated')}
      onTransactionSuccess={note('onTransactionSuccess')}
      onOpenChange={note('onOpenChange')}
      trigger={<button type="button">Pay</button>}
    />
  );
  return (
    <>
      <Host onClose={() => note('onHostClose')({})}>
        <button type="button">Of the host</button>
        {place === 'inside' && modal}
      </Host>
      {place === 'beside' && modal}
    </>
  );
}

const root = createRoot(document.querySelector('main') as Element);
Object.assign(window, {
  fixture: {
    calls,
    violations: [],
    render: (props: HostedProps) => flushSync(() => root.render(<Page {...props} />)),
  },
});
