import { inDollars } from './dollars.js';
import type { Product } from './shop-api.js';

interface ProductCardProps {
  product: Product;
  onBuy: () => void;
  isBusy: boolean;
}

export function ProductCard({ product, onBuy, isBusy }: ProductCardProps) {
  const { id, name, about, price, stock } = product;
  const isSoldOut = stock < 1;
  return (
    <li className="card product">
      <img className="picture" src={`/${id}.svg`} alt="" width="320" height="160" />
      <h2>{name}</h2>
      <p className="hint">{about}</p>
      <p className="price">
        {inDollars(price)} <span className="hint">{isSoldOut ? 'sold out' : `${stock} left`}</span>
      </p>
      <button
        type="button"
        className="primary"
        aria-disabled={isSoldOut || isBusy}
        onClick={() => !isSoldOut && !isBusy && onBuy()}
      >
        {isBusy ? 'Ordering ...' : 'Buy'} <span className="visually-hidden">{name}</span>
      </button>
    </li>
  );
}
