import { isUsdAmount, isWalletAddress } from '@phoenix-checkout/react';
import { useRef, useState, type SubmitEvent } from 'react';
import { exampleWallet } from './config.js';
import { TextField } from './text-field.js';
import './styles/form.css';

export interface Purchase {
  address: string;
  amount: string;
}

interface PurchaseFormProps {
  /** What is being paid for now. */
  current: Purchase | undefined;
  onSubmit: (purchase: Purchase) => void;
}

export function PurchaseForm({ current, onSubmit }: PurchaseFormProps) {
  const [address, setAddress] = useState<string>(exampleWallet);
  const [amount, setAmount] = useState('100');
  const form = useRef<HTMLFormElement>(null);
  const isCurrent = current?.address === address && current.amount === amount;

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isWalletAddress(address) && isUsdAmount(amount)) onSubmit({ address, amount });
    else form.current?.querySelector<HTMLInputElement>('[aria-invalid=true]')?.focus();
  }

  return (
    <form ref={form} className="card purchase" onSubmit={submit} noValidate>
      <TextField
        label="Wallet address"
        hint="An example on Base. The checksum is checked as you type."
        problem="This is not a wallet address, or it has a typo. Copy it again from the wallet."
        isValid={isWalletAddress(address)}
        value={address}
        onValue={setAddress}
        className="is-address"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
      />
      <TextField
        label="Amount"
        hint="US dollars"
        problem="Enter US dollars, such as 100 or 1.45."
        isValid={isUsdAmount(amount)}
        value={amount}
        onValue={setAmount}
        className="is-amount"
        inputMode="decimal"
        autoComplete="off"
      />
      <button type="submit" className="primary" aria-disabled={isCurrent}>
        {current ? 'Update the checkout' : 'Continue to payment'}
      </button>
      {current && (
        <p className="hint">
          {isCurrent
            ? 'New values open a new checkout. A payment under way is finished first.'
            : `Not applied yet: the checkout is for ${current.amount} USD.`}
        </p>
      )}
    </form>
  );
}
