import { describe, expect, it } from 'vitest';
import { cliOf, curlOf } from '../../pages/panel/sandbox-command.js';
import { fireEvent } from '../../pages/panel/sandbox-commands.js';

const base = new URL('http://127.0.0.1:4100/panel');
const event = {
  type: 'order_created',
  subjectId: '',
  set: {},
  add: {},
  form: {},
  copies: 1,
  wrongSignature: false,
};

describe('the panel says from a terminal', () => {
  it('how to fire an event', () => {
    const command = fireEvent(event);

    expect(cliOf(command, base)).toBe('npx @phoenix-checkout/sandbox trigger order_created');
    expect(curlOf(command, base)).toBe(
      `curl http://127.0.0.1:4100/admin/webhooks/trigger -d '{"type":"order_created"}'`,
    );
  });

  it('how to fire an event in another form', () => {
    const command = fireEvent({ ...event, form: { fulfillment: 'null', retired: false } });

    expect(cliOf(command, base)).toBe(
      'npx @phoenix-checkout/sandbox trigger order_created --webhook-form fulfillment=null --webhook-form retired=false',
    );
    expect(curlOf(command, base)).toBe(
      `curl http://127.0.0.1:4100/admin/webhooks/trigger -d '{"type":"order_created","form":{"fulfillment":"null","retired":false}}'`,
    );
  });
});
