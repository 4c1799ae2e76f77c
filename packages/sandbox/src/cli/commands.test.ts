import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '@phoenix-checkout/test-kit/listen';
import { startSandbox, type RunningSandbox } from '../node/index.js';
import { startPayer } from '../../test-support/payer.js';
import { startReceiver } from '../../test-support/webhook-receiver.js';
import { exitCodeOf, explain, helpOf, readArguments, runCommand } from './index.js';

/** What the command line says, and its exit code. */
async function run(...args: string[]) {
  const out: string[] = [];
  try {
    const read = readArguments(args);
    if (read.asks === 'help') out.push(helpOf(read.command));
    if (read.asks === 'command') await runCommand(read, (line) => out.push(line));
    return { code: 0, out: out.join('\n'), error: '' };
  } catch (error) {
    return { code: exitCodeOf(error), out: out.join('\n'), error: explain(error) };
  }
}

const inWords = (line: string) => line.split(' ');

describe('with a sandbox that runs', () => {
  let running: RunningSandbox;
  let port: string;
  let receiver: Awaited<ReturnType<typeof startReceiver>>;
  let isAccepting = true;

  beforeEach(async () => {
    isAccepting = true;
    receiver = await startReceiver(() => ({ status: isAccepting ? 200 : 500 }));
    running = await startSandbox({ webhookUrl: receiver.url, transferSeconds: 0.01 });
    port = new URL(running.url).port;
  });
  afterEach(() => running.stop());

  async function orderOfPayer() {
    const orderId = await (await startPayer(running.sandbox)).order();
    await running.sandbox.settled();
    return orderId;
  }

  it('trigger fires an event, with both forms of a status, several times', async () => {
    const orderId = await orderOfPayer();

    const { code, out } = await run(
      ...inWords('trigger order_status_updated --set order.orderStatus=expired --duplicate 3'),
      ...inWords(`--set order.inputAmount=7 --add order.note.by=support --port ${port}`),
    );

    expect(code).toBe(0);
    expect(out).toMatch(/^order_status_updated evt_\d+_\w{9}: 200, 200, 200$/);
    const fired = receiver.received.slice(1);
    expect(new Set(fired.map(({ json }) => json.id)).size).toBe(1);
    expect(fired[0]?.json.data).toMatchObject({
      orderId,
      orderStatus: 'expired',
      order: { orderStatus: { status: 'expired' }, inputAmount: 7, note: { by: 'support' } },
    });
  });

  it('trigger tells of the order that it is given, with a wrong signature if asked to', async () => {
    const orderId = await orderOfPayer();
    await orderOfPayer();

    const { code } = await run(
      ...inWords(`--port ${port} trigger order_created --subject ${orderId} --wrong-signature`),
    );

    expect(code).toBe(0);
    expect(receiver.received.at(-1)?.json.data?.['order']).toMatchObject({ id: orderId });
    expect(running.sandbox.webhooks.deliveries.at(-1)?.attempts).toHaveLength(1);
  });

  it('trigger fires an event in the form that it is given', async () => {
    await orderOfPayer();

    const { code, out } = await run(
      ...inWords('trigger order_status_updated --webhook-form statusEvent=order_status_change'),
      ...inWords(`--webhook-form amounts=strings --webhook-form retired=false --port ${port}`),
    );

    expect([code, out]).toEqual([0, expect.stringMatching(/^order_status_change evt_\w+: 200$/)]);
    expect(receiver.received.at(-1)?.json).toMatchObject({
      event: 'order_status_change',
      data: { order: { inputAmount: expect.any(String) } },
    });
  });

  it.each([
    ['order_created', 'retired=true', { eventType: 'order.created' }],
    [
      'order_status_updated',
      'fulfillment=null',
      { data: { orderStatus: 'fulfilled', order: { orderFulfillment: null } } },
    ],
  ])('trigger fires %s with %s', async (type, form, told) => {
    running.sandbox.releaseOrder(await orderOfPayer());

    const { code } = await run('trigger', type, '--webhook-form', form, '--port', port);

    expect(code).toBe(0);
    expect(receiver.received.at(-1)?.json).toMatchObject(told);
  });

  it('trigger names the fields that there are where one to set is not among them', async () => {
    await orderOfPayer();

    const { code, error } = await run(
      ...inWords(`trigger order_status_updated --set order.orderStats=expired --port ${port}`),
    );

    expect(code).toBe(1);
    expect(error).toMatch(
      /no field order\.orderStats to set\. It has orderId, orderStatus, order, /,
    );
    expect(receiver.received).toHaveLength(1);
  });

  it.each([
    [['trigger', 'order_made'], /no such event\. There are order_created, order_status_updated, /],
    [['trigger'], /trigger needs <event>\./],
    [['trigger', 'order_created', '--set', 'order'], /--set takes path=value/],
    [['trigger', 'order_created', '--set', '=1'], /--set takes path=value/],
    [['trigger', 'order_created', '--webhook-form', 'retired'], /takes name=value/],
    [
      ['trigger', 'order_created', '--webhook-form', 'x=iso'],
      /has no such name\. It has amounts, /,
    ],
    [
      ['trigger', 'order_created', '--webhook-form', 'retired=yes'],
      /--webhook-form retired takes one of false, true\. See phoenix-sandbox trigger --help/,
    ],
    [['trigger', 'order_created', '--duplicate', '0'], /whole number from 1 to 100/],
    [['trigger', 'order_created'], /no such order: pay in a checkout first/],
    [['trigger', 'payment_link_created'], /no such payment link/],
    [['replay', 'evt_1'], /There is no such event\. There are no events yet\./],
    [['scenario', 'nothing'], /no such scenario\. There are paid, paid-after-tab-closed, /],
    [['scenario', 'paid', '--order', 'nothing'], /There is no such order\. None is pending/],
    [['scenario', 'paid', '--amount', '13.13'], /always fails/],
    [['faults', 'token.reply=418'], /token\.reply must be one of/],
    [['faults', 'token.reply'], /takes path=value/],
    [['faults', 'x.y=1', '--off'], /not both/],
    [['advance', 'soon'], /like 90s, 25m, 2h or 1d/],
    [['release', 'nothing'], /There is no such order/],
    [['reset', 'all'], /reset takes options only/],
    [['trigger', 'order_created', '--port', '0'], /whole number from 1 to 65535/],
  ])('refuses %j', async (args, words) => {
    const { code, error } = await run(
      ...args,
      ...(args.includes('--port') ? [] : ['--port', port]),
    );

    expect(code).toBe(1);
    expect(error).toMatch(words);
    expect(receiver.received).toHaveLength(0);
  });

  it('replay delivers an event once more', async () => {
    await orderOfPayer();
    const [event] = running.sandbox.webhooks.events;

    const { code, out } = await run('replay', event?.id ?? '', '--port', port);

    expect([code, out]).toEqual([0, `${event?.id}: 200`]);
    expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body);
  });

  it('trigger says that an event is held back, and delivers it after the next one', async () => {
    await orderOfPayer();
    running.sandbox.setFaults({ webhook: { reordered: true } });

    const first = await run(...inWords(`trigger order_created --port ${port}`));
    const second = await run(...inWords(`trigger order_status_updated --port ${port}`));
    await running.sandbox.settled();

    expect(first.out).toMatch(/^order_created evt_\w+: held back: another event is to come first$/);
    expect(second.out).toMatch(/^order_status_updated evt_\w+: 200$/);
    expect(receiver.events().slice(1)).toEqual(['order_status_updated', 'order_created']);
  });

  it('trigger prints the answer to each delivery, those of a fault included', async () => {
    await orderOfPayer();
    running.sandbox.setFaults({ webhook: { copies: 3 } });

    const { out } = await run(...inWords(`trigger order_created --port ${port}`));

    expect(out).toMatch(/: 200, 200, 200$/);
  });

  it('trigger and replay exit with 0 whatever the webhook answers: they print it', async () => {
    await orderOfPayer();
    isAccepting = false;
    const [event] = running.sandbox.webhooks.events;

    const fired = await run(...inWords(`trigger order_created --port ${port}`));
    const replayed = await run('replay', event?.id ?? '', '--port', port);

    expect([fired.code, replayed.code]).toEqual([0, 0]);
    expect([fired.out, replayed.out]).toEqual([
      expect.stringMatching(/: 500$/),
      expect.stringMatching(/: 500$/),
    ]);
    expect(helpOf(undefined)).toContain('trigger and replay exit with 0 whatever');
  });

  it('scenario says its steps, and how it ended', async () => {
    const orderId = await orderOfPayer();

    const { code, out } = await run('scenario', 'duplicates', '--order', orderId, '--port', port);

    expect(code).toBe(0);
    expect(out).toMatch(/^\d\d:\d\d:\d\d {2}each webhook comes 3 times/);
    expect(out).toContain('webhook order_status_updated, attempt 1: 200');
    expect(out.split('\n').at(-1)).toBe(
      `The order ${orderId} is fulfilled; 3 deliveries, 3 attempts.`,
    );
  });

  it('scenario exits with 3 where its webhooks are never accepted', async () => {
    isAccepting = false;

    const { code, error } = await run('scenario', 'paid', '--port', port);

    expect(code).toBe(3);
    expect(error).toMatch(/^2 of 2 deliveries were given up/);
  });

  it('faults shows them, switches on exactly the named ones, and all off', async () => {
    await run('faults', 'token.reply=429', 'token.times=2', '--port', port);
    const switchedOn = running.sandbox.faults;
    const { out } = await run('faults', '--port', port);
    await run('faults', '--off', '--port', port);

    expect(switchedOn).toEqual({ token: { reply: 429, times: 2 } });
    expect(JSON.parse(out)).toEqual(switchedOn);
    expect(running.sandbox.faults).toEqual({});
  });

  it('advance, release and reset do as they say', async () => {
    const orderId = await orderOfPayer();

    await run('advance', '25m', '--port', port);
    const [expired] = running.sandbox.orders;
    const { out } = await run('release', orderId, '--port', port);
    await run('reset', '--port', port);

    expect(expired?.status).toBe('expired');
    expect(out).toBe('The order is fulfilled.');
    expect(running.sandbox.orders).toEqual([]);
  });

  it('says that no webhook was sent where the sandbox has no webhook URL', async () => {
    const other = await startSandbox();
    const at = ['--port', new URL(other.url).port];

    const scenario = await run('scenario', 'paid', ...at);
    const trigger = await run('trigger', 'order_created', ...at);
    await other.stop();

    expect([scenario.code, trigger.code]).toEqual([0, 0]);
    expect(scenario.out).toMatch(
      /no webhook was sent: the sandbox was started without --webhook\.$/,
    );
    expect(trigger.out).toMatch(/no webhook was sent/);
  });
});

describe('without one', () => {
  it('says how to start it, and exits with 2', async () => {
    const { url, stop } = await startSandbox();
    await stop();
    const { port } = new URL(url);

    const { code, error } = await run('reset', '--port', port);

    expect(code).toBe(2);
    expect(error).toBe(
      `Nothing is listening on 127.0.0.1, port ${port}. Start the sandbox with: npx @phoenix-checkout/sandbox --port ${port}`,
    );
  });

  it.each(['<!doctype html>', '{"hello": "world"}', ''])(
    'sends nothing to something else, which answers %j',
    async (body) => {
      const asked: (string | undefined)[] = [];
      const { url, stop } = await listen(({ method }, response) => {
        asked.push(method);
        response.end(body);
      });
      const { port } = new URL(url);

      const { code, error } = await run('reset', '--port', port);
      await stop();

      expect(code).toBe(2);
      expect(error).toMatch(/^Something else listens on 127\.0\.0\.1, port \d+: it is no Phoenix/);
      expect(asked).toEqual(['GET']);
    },
  );
});

describe('a mistake in the options', () => {
  it.each([
    ['--client-secret foo', 'There is no option --client-secret.'],
    ['--client-secret=foo', 'There is no option --client-secret.'],
    ['-x', 'There is no option -x.'],
    ['--port', 'The option --port needs a value.'],
    ['--port 0 --help=yes', 'The option --help takes no value.'],
  ])('%s is told in one sentence, which repeats no value', async (line, told) => {
    const { code, out, error } = await run(...inWords(line));

    expect([code, out]).toEqual([1, '']);
    expect(error).toBe(`${told} See phoenix-sandbox --help for the options.`);
  });

  it.each([
    ['zoneless', '--webhook-form takes name=value, such as timestamps=zoneless.'],
    ['=zoneless', '--webhook-form takes name=value, such as timestamps=zoneless.'],
    [
      'timestamp=zoneless',
      '--webhook-form has no such name. It has amounts, statusEvent, timestamps, fulfillment, retired.',
    ],
    [
      '__proto__=zoneless',
      '--webhook-form has no such name. It has amounts, statusEvent, timestamps, fulfillment, retired.',
    ],
    ['timestamps=zonless', '--webhook-form timestamps takes one of iso, zoneless.'],
    ['timestamps=', '--webhook-form timestamps takes one of iso, zoneless.'],
    ['amounts=strings,timestamps=iso', '--webhook-form amounts takes one of numbers, strings.'],
  ])('--webhook-form %s is told with what there is', async (form, told) => {
    const { code, out, error } = await run('--webhook-form', form);

    expect([code, out]).toEqual([1, '']);
    expect(error).toBe(`${told} See phoenix-sandbox --help for the options.`);
  });

  it('a command that does not exist is told with those that do', async () => {
    const { code, error } = await run('start');

    expect(code).toBe(1);
    expect(error).toMatch(/^There is no such command\. There are scenario, trigger, replay, /);
  });

  it('of a command leads to its help', async () => {
    const { error } = await run('trigger', 'order_created', '--order', 'x');

    expect(error).toBe(
      'There is no option --order. See phoenix-sandbox trigger --help for the options.',
    );
  });
});

describe('help', () => {
  it.each(['scenario', 'trigger', 'replay', 'faults', 'advance', 'release', 'reset'])(
    'of %s tells what it takes and where it finds the sandbox',
    async (name) => {
      const { out } = await run(name, '--help');

      expect(out).toMatch(new RegExp(`^Usage: phoenix-sandbox ${name}`));
      expect(out).toContain('--port');
    },
  );

  it.each([[], ['trigger']])('of %j lists the forms of webhooks', async (...command) => {
    const { out } = await run(...command, '--help');

    expect(out).toContain('--webhook-form NAME=VALUE');
    expect(out).toMatch(/^ {2}statusEvent {2}order_status_updated, order_status_change, order\./m);
    expect(out).toMatch(/^ {2}retired {6}false, true$/m);
  });

  it('of all lists the commands', async () => {
    const { out } = await run('--help');

    expect(out).toContain('scenario  plays');
    expect(out).toContain('--data FILE');
  });
});
