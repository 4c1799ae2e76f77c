/** Those who want to hear of something. */
export class Listeners<News extends unknown[]> {
  readonly #all = new Set<(...news: News) => void>();

  /** @returns stops listening */
  add(listener: (...news: News) => void): () => void {
    this.#all.add(listener);
    return () => void this.#all.delete(listener);
  }

  tell(...news: News): void {
    for (const listener of this.#all) listener(...news);
  }
}
