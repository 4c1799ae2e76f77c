import type { SandboxCommand } from './sandbox-command.js';

type Fields = Readonly<Record<string, unknown>>;

export interface EventToFire {
  readonly type: string;
  readonly subjectId: string;
  readonly set: Fields;
  readonly add: Fields;
  /** What differs from the form that the sandbox was started with. */
  readonly form: Readonly<Record<string, string | boolean>>;
  readonly copies: number;
  readonly wrongSignature: boolean;
}

interface Delivery {
  readonly copies: number;
  readonly wrongSignature: boolean;
}

/** As `--set` reads it: JSON where it is some. */
function valueText(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  try {
    JSON.parse(value);
    return JSON.stringify(value);
  } catch {
    return value;
  }
}

const assignments = (option: string, fields: Fields) =>
  Object.entries(fields).flatMap(([path, value]) => [option, `${path}=${valueText(value)}`]);

const deliveryWords = ({ copies, wrongSignature }: Delivery) => [
  ...(copies > 1 ? ['--duplicate', String(copies)] : []),
  ...(wrongSignature ? ['--wrong-signature'] : []),
];

const deliveryFields = ({ copies, wrongSignature }: Delivery) => ({
  ...(copies > 1 && { copies }),
  ...(wrongSignature && { wrongSignature }),
});

export function fireEvent({
  type,
  subjectId,
  set,
  add,
  form,
  ...delivery
}: EventToFire): SandboxCommand {
  const subject = subjectId ? ['--subject', subjectId] : [];
  const choices = Object.entries(form);
  return {
    method: 'POST',
    path: 'admin/webhooks/trigger',
    body: {
      type,
      ...(subjectId && { subjectId }),
      ...(Object.keys(set).length > 0 && { set, strict: true }),
      ...(Object.keys(add).length > 0 && { add }),
      ...(choices.length > 0 && { form }),
      ...deliveryFields(delivery),
    },
    cli: [
      'trigger',
      type,
      ...subject,
      ...assignments('--set', set),
      ...assignments('--add', add),
      ...choices.flatMap(([name, value]) => ['--webhook-form', `${name}=${value}`]),
      ...deliveryWords(delivery),
    ],
  };
}

export function replayEvent(eventId: string, delivery: Delivery): SandboxCommand {
  const body = deliveryFields(delivery);
  return {
    method: 'POST',
    path: `admin/webhooks/${encodeURIComponent(eventId)}/replay`,
    ...(Object.keys(body).length > 0 && { body }),
    cli: ['replay', eventId, ...deliveryWords(delivery)],
  };
}

export interface ScenarioToRun {
  readonly name: string;
  /** Of a pending order, or an unused link; empty for a fresh one. */
  readonly subjectId: string;
  readonly isAboutLink: boolean;
  readonly next: boolean;
}

export function runScenario({ name, subjectId, isAboutLink, next }: ScenarioToRun): SandboxCommand {
  const subject = next ? { next } : { [isAboutLink ? 'linkId' : 'orderId']: subjectId };
  const option = isAboutLink ? '--link' : '--order';
  return {
    method: 'POST',
    path: `admin/scenarios/${name}`,
    body: next || subjectId ? subject : {},
    cli: ['scenario', name, ...(next ? ['--next'] : subjectId ? [option, subjectId] : [])],
  };
}

export function switchFaults(faults: Readonly<Record<string, Fields>>): SandboxCommand {
  const words = Object.entries(faults).flatMap(([group, fields]) =>
    Object.entries(fields).map(([name, value]) => `${group}.${name}=${valueText(value)}`),
  );
  return words.length > 0
    ? { method: 'POST', path: 'admin/faults', body: faults, cli: ['faults', ...words] }
    : { method: 'DELETE', path: 'admin/faults', cli: ['faults', '--off'] };
}

export function advanceClock(seconds: number): SandboxCommand {
  return {
    method: 'POST',
    path: 'admin/clock',
    body: { advanceSeconds: seconds },
    cli: ['advance', `${seconds}s`],
  };
}

export function releaseOrder(orderId: string): SandboxCommand {
  return {
    method: 'POST',
    path: `admin/orders/${encodeURIComponent(orderId)}/release`,
    cli: ['release', orderId],
  };
}

export const emptyEverything: SandboxCommand = {
  method: 'POST',
  path: 'admin/reset',
  cli: ['reset'],
};
