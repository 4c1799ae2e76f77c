/** Those who want to hear of something. */
export class Listeners<News extends unknown[]> {
  readonly #all: ((...news: News) => void)[] = [];

  add(listener: (...news: News) => void): void {
    this.#all.push(listener);
  }

  tell(...news: News): void {
    for (const listener of this.#all) listener(...news);
  }
}
