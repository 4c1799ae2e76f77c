import { exampleWallet, tokenUrl } from './config.js';

/** The heart of the first page's source. */
export function DropInCode({ address = exampleWallet, amount = '100' }) {
  return (
    <CodeCard>
      {'<'}
      <b>PhoenixCheckout</b>
      {'\n  address='}
      <i>&quot;{address}&quot;</i>
      {'\n  amount='}
      <i>&quot;{amount}&quot;</i>
      {'\n  tokenUrl='}
      <i>&quot;{tokenUrl}&quot;</i>
      {'\n  onTransactionSuccess={setTransaction}\n/>'}
    </CodeCard>
  );
}

/** The heart of the second one's. */
export function HooksCode({ amount }: { amount: string }) {
  return (
    <CodeCard>
      {'const { status, frameKey, frameProps, reload } =\n  '}
      <b>usePhoenixCheckout</b>
      {'({ address, amount: '}
      <i>&quot;{amount}&quot;</i>
      {', tokenUrl });\n\n<iframe key={frameKey} {...frameProps} />'}
    </CodeCard>
  );
}

function CodeCard({ children }: { children: React.ReactNode }) {
  return (
    <section className="card code" aria-labelledby="code-title">
      <h2 id="code-title">All it takes</h2>
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  );
}
