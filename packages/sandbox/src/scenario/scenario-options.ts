/** Whose order a scenario is about. Without any of it: a fresh order that no page made. */
export interface ScenarioOptions {
  /** A pending order, such as the one that the shop's page has just made. */
  orderId?: string | undefined;
  /** A payment link that was not used yet; for `link-paid-elsewhere`. */
  linkId?: string | undefined;
  /** The next order (payment link) that a payer makes in a checkout: the scenario waits for it. */
  next?: boolean | undefined;
  /** The wallet of a fresh order. Default: one for tests. */
  address?: string | undefined;
  /** The amount of a fresh order, in US dollars. Default: 100. */
  amount?: string | undefined;
  /** The partner's own number of a fresh order; its status events tell it. Default: none. */
  externalPartnerId?: string | undefined;
  /** Hears of each step as it happens. */
  onStep?: ((step: ScenarioStep) => void) | undefined;
  /** Ends the scenario early, with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Something that happened in a scenario. */
export interface ScenarioStep {
  /** Milliseconds since the epoch, on the sandbox's clock. */
  readonly at: number;
  readonly text: string;
}

/** How a scenario ended. */
export interface ScenarioResult {
  readonly scenario: string;
  readonly orderId: string;
  readonly linkId?: string;
  /** What Phoenix says of the order now. */
  readonly status: 'pending' | 'fulfilled' | 'expired';
  /** How many deliveries there were, each until it was answered with 200 or given up. */
  readonly deliveries: number;
  /** How many attempts they took. */
  readonly attempts: number;
  /** How many deliveries were given up: the receiver never answered with 200. */
  readonly givenUp: number;
  /** False where no webhook was sent, as the sandbox has no `--webhook`. */
  readonly hasReceiver: boolean;
}
