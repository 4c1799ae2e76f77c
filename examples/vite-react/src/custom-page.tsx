import { usePhoenixCheckout } from '@phoenix-checkout/react';
import { useState } from 'react';
import { AmountChoice } from './amount-choice.js';
import { CheckoutFrame } from './checkout-frame.js';
import { HooksCode } from './code-card.js';
import { checkoutUrl, exampleWallet, tokenUrl } from './config.js';
import { Progress } from './progress.js';
import { Site } from './site.js';
import { TokenLife } from './token-life.js';
import { useTheme } from './use-theme.js';
import './styles/custom.css';
import './styles/report.css';

export function CustomPage() {
  const { choice, setChoice, theme } = useTheme();
  const [amount, setAmount] = useState('50');
  const checkout = usePhoenixCheckout({
    address: exampleWallet,
    amount,
    theme,
    tokenUrl,
    checkoutUrl,
  });

  return (
    <Site page="Your own UI" theme={choice} onTheme={setChoice}>
      <div className="columns">
        <div className="intro">
          <h1>Your UI, two hooks</h1>
          <p>
            Every word, button and state on this page is its own. The hooks bring the token, the
            frame and what happens in it.
          </p>
          <section className="card top-up" aria-label="Top up">
            <AmountChoice amount={amount} onAmount={setAmount} isHeld={checkout.isPinned} />
            <Progress checkout={checkout} />
            <TokenLife />
          </section>
        </div>

        <section className="stage" aria-label="Checkout">
          <CheckoutFrame checkout={checkout} />
        </section>

        <div className="hears">
          <HooksCode amount={amount} />
        </div>
      </div>
    </Site>
  );
}
