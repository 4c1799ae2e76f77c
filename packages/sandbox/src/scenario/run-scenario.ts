import { PhoenixError } from '@phoenix-checkout/core';
import type { SandboxErrorCode } from '../config/index.js';
import { phoenixStatus } from '../order/index.js';
import type { ScenarioOptions, ScenarioResult } from './scenario-options.js';
import type { Scenario } from './scenario.js';
import { scenarios } from './scenarios.js';
import type { StoryParts } from './story-parts.js';
import { Story } from './story.js';
import { waitAMoment } from './wait-a-moment.js';

/** @throws PhoenixError `invalid_option`, with the names that there are */
export function findScenario(name: string): Scenario {
  const scenario = scenarios.find((each) => each.name === name);
  if (scenario) return scenario;
  throw new PhoenixError<SandboxErrorCode>(
    'invalid_option',
    `There is no such scenario. There are ${scenarios.map((each) => each.name).join(', ')}.`,
  );
}

/** Moves the clock from attempt to attempt, until each delivery was answered with 200 or given up. */
async function deliverAll(story: Story, { clock }: StoryParts, signal: AbortSignal | undefined) {
  for (let round = 0; ; round += 1) {
    await clock.settled();
    if (clock.isStopped) {
      throw new PhoenixError<SandboxErrorCode>(
        'invalid_option',
        'The sandbox was stopped while the scenario ran.',
      );
    }
    const due = story.webhooks.deliveries.flatMap(({ nextAttemptAt }) => nextAttemptAt ?? []);
    if (due.length === 0) return;
    await waitAMoment(round, signal);
    await clock.advanceTo(Math.min(...due));
  }
}

function resultOf(scenario: Scenario, story: Story, parts: StoryParts): ScenarioResult {
  const { id, paymentId } = story.order;
  const { deliveries } = story.webhooks;
  return {
    scenario: scenario.name,
    orderId: id,
    ...(paymentId && { linkId: paymentId }),
    status: phoenixStatus(story.order, parts.clock.now()),
    deliveries: deliveries.length,
    attempts: deliveries.reduce((sum, { attempts }) => sum + attempts.length, 0),
    givenUp: deliveries.filter(({ status }) => status === 'failed').length,
    hasReceiver: parts.webhooks.hasReceiver,
  };
}

/**
 * Runs a scenario. It moves the sandbox's clock, and ends when its last delivery was answered.
 *
 * @throws PhoenixError `invalid_option` for a name that does not exist, an order that cannot be
 *   paid any more, or a sandbox that is stopped meanwhile
 */
export async function runScenario(
  name: string,
  parts: StoryParts,
  options: ScenarioOptions = {},
): Promise<ScenarioResult> {
  const scenario = findScenario(name);
  const story = new Story(parts, options);
  try {
    await scenario.tell(story);
    await deliverAll(story, parts, options.signal);
    return resultOf(scenario, story, parts);
  } finally {
    story.close();
  }
}
