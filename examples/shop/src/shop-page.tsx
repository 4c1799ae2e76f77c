import type { PaymentLinkCreated } from '@phoenix-checkout/react';
import { useState } from 'react';
import { Checkout } from './checkout.js';
import { OrderList } from './order-list.js';
import { ProductCard } from './product-card.js';
import type { OrderView, Product } from './shop-api.js';
import { useClaim, useOrders, usePlaceOrder, useShop } from './use-shop.js';

export function ShopPage() {
  const shop = useShop();
  const orders = useOrders();
  const place = usePlaceOrder();
  const claim = useClaim();
  const [paying, setPaying] = useState<{ order: OrderView; isOpen: boolean }>();
  const [links, setLinks] = useState<Record<string, PaymentLinkCreated>>({});

  const pay = (order: OrderView) => setPaying({ order, isOpen: true });
  const buy = (product: Product) => place.mutate(product.id, { onSuccess: pay });

  return (
    <>
      <header className="site">
        <div className="wrap">
          <img src="/cup.svg" alt="" width="32" height="32" />
          <p className="brand">Morning Cup</p>
          <p className="hint">Paid from a bank account, by Phoenix</p>
          {shop.data?.checkoutUrl && (
            <p className="sandbox">
              Sandbox<span className="wide-only">, no real money</span>
            </p>
          )}
        </div>
      </header>

      <main className="wrap">
        <section aria-labelledby="products">
          <h1 id="products">Coffee for the week</h1>
          {shop.isError && !shop.data && (
            <p role="alert" className="alert">
              The shop does not answer. It is asked again.
            </p>
          )}
          {place.isError && (
            <p role="alert" className="alert">
              That could not be ordered. {place.error.message}
            </p>
          )}
          {shop.isPending && <p className="hint">Loading ...</p>}
          <ul className="products">
            {shop.data?.products.map((product) => (
              <ProductCard
                key={product.id}
                product={product}
                onBuy={() => buy(product)}
                isBusy={place.isPending && place.variables === product.id}
              />
            ))}
          </ul>
        </section>

        <OrderList orders={orders.data} isStale={orders.isError} links={links} onPay={pay} />
      </main>

      {shop.data && paying && (
        <Checkout
          // Another order is another checkout.
          key={paying.order.id}
          shop={shop.data}
          order={paying.order}
          isOpen={paying.isOpen}
          onOpenChange={(isOpen) => setPaying({ ...paying, isOpen })}
          onClaim={(what) => claim(paying.order.id, what)}
          onLink={(link) => setLinks({ ...links, [paying.order.id]: link })}
        />
      )}
    </>
  );
}
