import { useId, type InputHTMLAttributes } from 'react';

interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  hint: string;
  /** Said in the hint's place while the value is not valid. */
  problem: string;
  isValid: boolean;
  value: string;
  onValue: (value: string) => void;
}

/** A labelled input that says what is wrong, to a screen reader too. */
export function TextField({ label, hint, problem, isValid, onValue, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        {...input}
        aria-invalid={!isValid}
        aria-describedby={`${id}-hint`}
        // Blanks come with copying, and mean nothing.
        onChange={(event) => onValue(event.target.value.trim())}
      />
      <p id={`${id}-hint`} className={isValid ? 'hint' : 'problem'} aria-live="polite">
        {isValid ? hint : problem}
      </p>
    </div>
  );
}
