import { textOf, type Options, type Values } from './option.js';
import { copiesRange } from '../../value/index.js';
import { wrongUsage } from './wrong-usage.js';

const [least, most] = copiesRange;

const isCopies = (text: string) =>
  /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;

/** The options of commands that deliver an event. */
export const deliveryOptions = {
  duplicate: {
    type: 'string',
    value: 'N',
    text: `this many deliveries of the event; ${least} to ${most}`,
  },
  'wrong-signature': {
    type: 'boolean',
    text: 'signs with another secret: the receiver is to refuse it',
  },
} as const satisfies Options;

export function readDelivery(values: Values, command: string): object {
  const duplicate = textOf(values, 'duplicate');
  if (duplicate !== undefined && !isCopies(duplicate)) {
    throw wrongUsage(`--duplicate takes a whole number from ${least} to ${most}.`, command);
  }
  return {
    ...(duplicate !== undefined && { copies: Number(duplicate) }),
    ...(values['wrong-signature'] === true && { wrongSignature: true }),
  };
}

/** JSON where it is some; otherwise a text. */
function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `order.orderStatus=expired`, and so on, by their paths. */
export function readAssignments(
  assignments: readonly string[],
  option: string,
  command: string,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const assignment of assignments) {
    const at = assignment.indexOf('=');
    if (at < 1) {
      throw wrongUsage(`${option} takes path=value, such as order.orderStatus=expired.`, command);
    }
    fields[assignment.slice(0, at)] = readValue(assignment.slice(at + 1));
  }
  return fields;
}

interface Answered {
  hasReceiver?: boolean;
  answered?: { attempts: { status?: number; failure?: string }[] }[];
}

/** What the receiver said to the event's deliveries; of a replay, to the latest so many. */
export function answersInWords({ hasReceiver, answered = [] }: Answered, copies?: number): string {
  if (!hasReceiver) return 'no webhook was sent: the sandbox was started without --webhook';
  if (answered.length === 0) return 'held back: another event is to come first';
  const latest = (copies === undefined ? answered : answered.slice(-copies)).map(({ attempts }) =>
    attempts.at(-1),
  );
  return latest.map((attempt) => attempt?.status ?? attempt?.failure ?? 'on its way').join(', ');
}
