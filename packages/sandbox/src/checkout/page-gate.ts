/** Holds back what a payer's page is to hear of an order, while a scenario wants webhooks to be first. */
export class PageGate {
  readonly #held = new Map<string, Promise<void>>();

  /** From now on the page of that order is not answered, until the returned function is called. */
  hold(orderId: string): () => void {
    let open = () => {};
    // `Promise.withResolvers` is not in Node 20.
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.#held.set(orderId, opened);
    return () => {
      this.#held.delete(orderId);
      open();
    };
  }

  /** Resolves when the page may hear of that order. */
  async passed(orderId: string): Promise<void> {
    await this.#held.get(orderId);
  }
}
