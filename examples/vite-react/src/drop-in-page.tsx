import {
  PhoenixCheckout,
  type OrderCreated,
  type TransactionSuccess,
} from '@phoenix-checkout/react';
import { useEffect, useRef, useState } from 'react';
import { DropInCode } from './code-card.js';
import { checkoutUrl, tokenUrl } from './config.js';
import { EventLog } from './event-log.js';
import { Placeholder } from './placeholder.js';
import { PurchaseForm, type Purchase } from './purchase-form.js';
import { Receipt } from './receipt.js';
import { Site } from './site.js';
import { useEventLog } from './use-event-log.js';
import { useTheme } from './use-theme.js';

export function DropInPage() {
  const { choice, setChoice, theme } = useTheme();
  const [purchase, setPurchase] = useState<Purchase>();
  const [order, setOrder] = useState<OrderCreated>();
  const [transaction, setTransaction] = useState<TransactionSuccess>();
  const { entries, log } = useEventLog();
  const stage = useRef<HTMLElement>(null);

  useEffect(() => {
    // On a phone the checkout opens below the form.
    if (purchase) stage.current?.scrollIntoView({ block: 'nearest' });
  }, [purchase]);

  function startReceipt(created?: OrderCreated) {
    setOrder(created);
    setTransaction(undefined);
  }

  return (
    <Site page="Drop-in" theme={choice} onTheme={setChoice}>
      <div className="columns">
        <div className="intro">
          <h1>Dollars in, USDC out</h1>
          <p>
            A payer tops up a wallet from a bank account. All of it is one component on your page.
          </p>
          <PurchaseForm current={purchase} onSubmit={setPurchase} />
        </div>

        <section ref={stage} className="stage" aria-label="Checkout">
          {purchase ? (
            <PhoenixCheckout
              address={purchase.address}
              amount={purchase.amount}
              tokenUrl={tokenUrl}
              checkoutUrl={checkoutUrl}
              theme={theme}
              onOrderCreated={startReceipt}
              onTransactionSuccess={setTransaction}
              onCancel={() => startReceipt()}
              onFailed={() => startReceipt()}
              onEvent={log}
              onError={log}
            />
          ) : (
            <Placeholder />
          )}
        </section>

        <div className="hears">
          <Receipt order={order} transaction={transaction} />
          <EventLog entries={entries} />
          <DropInCode {...purchase} />
        </div>
      </div>
    </Site>
  );
}
