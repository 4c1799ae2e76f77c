const amounts = ['25', '50', '100', '250'];

interface AmountChoiceProps {
  amount: string;
  onAmount: (amount: string) => void;
  /** A payment is under way, which another amount does not touch. */
  isHeld: boolean;
}

export function AmountChoice({ amount, onAmount, isHeld }: AmountChoiceProps) {
  return (
    <fieldset className="amounts">
      <legend>Top up</legend>
      <div>
        {amounts.map((value) => (
          <label key={value}>
            <input
              type="radio"
              name="amount"
              checked={value === amount}
              onChange={() => onAmount(value)}
            />
            ${value}
          </label>
        ))}
      </div>
      {isHeld && <p className="hint">Another amount applies when this payment is over.</p>}
    </fieldset>
  );
}
