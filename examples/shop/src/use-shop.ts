import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { claim, sendKeptClaims } from './claims.js';
import { getOrders, getShop, placeOrder, type Claim, type OrderView } from './shop-api.js';

const SHOP = ['shop'];
const ORDERS = ['orders'];

/** Products, and where they are paid. */
export const useShop = () =>
  useQuery({
    queryKey: SHOP,
    queryFn: getShop,
    retry: 1,
    refetchInterval: ({ state }) => (state.status === 'error' ? 5000 : 30_000),
  });

/** A payment is on its way, or could be at any moment. */
const isMoving = ({ stage }: OrderView) => stage === 'open' || stage === 'paying';

/** The browser's orders, as the shop's server knows them; asked for anew while the page is open. */
export const useOrders = () =>
  useQuery({
    queryKey: ORDERS,
    async queryFn() {
      await sendKeptClaims();
      return getOrders();
    },
    retry: 1,
    refetchInterval: ({ state }) => (state.data?.some(isMoving) ? 2000 : 10_000),
  });

/** Asks for the orders now. */
export function useRefreshOrders(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(() => client.invalidateQueries({ queryKey: ORDERS }), [client]);
}

export function usePlaceOrder() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: placeOrder,
    onSettled() {
      // Also where it was refused: what is left of the product has changed.
      void client.invalidateQueries({ queryKey: SHOP });
      void client.invalidateQueries({ queryKey: ORDERS });
    },
  });
}

/** Tells the shop what pays an order; where that fails, again with the next look at the orders. */
export function useClaim() {
  const refresh = useRefreshOrders();
  return (orderId: string, what: Claim) =>
    void claim(orderId, what)
      .catch((error: unknown) => console.warn('The shop will be told in a moment.', error))
      .then(refresh);
}
