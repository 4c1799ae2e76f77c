/**
 * Which of the documented forms webhooks have. Phoenix's documents show several; the defaults are
 * the ones that they list first.
 *
 * @see PROTOCOL, "Webhooks"
 */
export interface WebhookForm {
  /** Whether amounts are numbers or decimal strings; both are seen. Default `numbers`. */
  amounts?: 'numbers' | 'strings' | undefined;
  /** The name of an order's status event; three are seen. Default `order_status_updated`. */
  statusEvent?: 'order_status_updated' | 'order_status_change' | 'order.status.change' | undefined;
  /** ISO 8601, or `YYYY-MM-DD HH:mm:ss.SSS` without a zone (UTC). Default `iso`. */
  timestamps?: 'iso' | 'zoneless' | undefined;
  /** Whether a fulfilled order tells its transaction, or `null` as in the documents. Default `told`. */
  fulfillment?: 'told' | 'null' | undefined;
  /** The flat form without an id of earlier days, for the two events of orders. Default false. */
  retired?: boolean | undefined;
}

/** A time as that form writes it. */
export function writeTimestamp(ms: number, { timestamps }: WebhookForm): string {
  const iso = new Date(ms).toISOString();
  return timestamps === 'zoneless' ? iso.replace('T', ' ').replace('Z', '') : iso;
}

/** An amount as that form writes it. */
export function writeAmount(decimal: string, { amounts }: WebhookForm): number | string {
  return amounts === 'strings' ? decimal : Number(decimal);
}
