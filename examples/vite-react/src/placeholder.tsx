import { Icon } from './icons.js';

/** Keeps the checkout's place until there is one. */
export function Placeholder() {
  return (
    <div className="placeholder">
      <Icon name="wallet" />
      <h2>Your checkout opens here</h2>
      <ol>
        <li>Choose a bank, or Zelle by hand</li>
        <li>Approve the transfer</li>
        <li>USDC arrives in the wallet</li>
      </ol>
    </div>
  );
}
