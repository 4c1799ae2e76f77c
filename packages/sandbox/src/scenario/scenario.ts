import type { Story } from './story.js';

/** A course of things that a shop has to survive. */
export interface Scenario {
  readonly name: string;
  /** In one sentence. */
  readonly summary: string;
  readonly tell: (story: Story) => Promise<void>;
}
