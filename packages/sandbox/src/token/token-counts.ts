/** The counts when the sandbox ends. */
export interface SavedTokenCounts {
  requests: number;
  issued: number;
}

/** Counts what the token endpoint was asked for and what it gave. */
export class TokenCounts {
  #requests = 0;
  #issued = 0;

  /** Requests, those that were refused included. */
  get requests(): number {
    return this.#requests;
  }

  /** Tokens that were minted. */
  get issued(): number {
    return this.#issued;
  }

  countRequest(): void {
    this.#requests += 1;
  }

  countToken(): void {
    this.#issued += 1;
  }

  clear(): void {
    this.#requests = 0;
    this.#issued = 0;
  }

  save(): SavedTokenCounts {
    return { requests: this.#requests, issued: this.#issued };
  }

  restore({ requests, issued }: SavedTokenCounts): void {
    this.#requests = requests;
    this.#issued = issued;
  }
}
