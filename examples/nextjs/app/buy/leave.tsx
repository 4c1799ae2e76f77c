'use client';
import Link from 'next/link';

/** A link that asks before it takes the payer away from an open order. Next.js 15.3 and later. */
export const Leave = ({ isOrderOpen }: { isOrderOpen: boolean }) => (
  <Link
    href="/"
    onNavigate={(event) => {
      if (isOrderOpen && !confirm('Your payment is not finished. Leave?')) event.preventDefault();
    }}
  >
    Home
  </Link>
);
