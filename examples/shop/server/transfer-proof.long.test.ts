import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proveOnBase, type TransferProof } from './transfer-proof.js';

const wallet = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const stranger = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';
const usdc = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913';
const transfer = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

const word = (hex: string) => `0x${hex.replace(/^0x/, '').toLowerCase().padStart(64, '0')}`;

function log({ to = wallet, units = 12_500_000n, token = usdc, event = transfer } = {}) {
  return {
    address: token,
    topics: [event, word(stranger), word(to)],
    data: word(units.toString(16)),
  };
}

describe('a transaction on Base', () => {
  let reply: { status?: number; body: unknown };
  let asked: unknown[];
  let prove: TransferProof;
  let stop: () => void;
  beforeEach(async () => {
    asked = [];
    const node = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      asked.push(JSON.parse(body));
      response.writeHead(reply.status ?? 200).end(JSON.stringify(reply.body));
    });
    await new Promise<void>((resolve) => void node.listen(0, '127.0.0.1', resolve));
    prove = proveOnBase(`http://127.0.0.1:${(node.address() as AddressInfo).port}`, wallet);
    stop = () => node.close().closeAllConnections();
  });
  afterEach(() => stop());

  const receipt = (...logs: object[]) => ({ body: { result: { status: '0x1', logs } } });

  it('that brought the amount to the wallet is a proof', async () => {
    reply = receipt(log({ to: stranger }), log());

    expect(await prove('0xabc', '12.5')).toBe('proven');
    expect(asked).toMatchObject([{ method: 'eth_getTransactionReceipt', params: ['0xabc'] }]);
  });

  it('may bring more, also in parts', async () => {
    reply = receipt(log({ units: 12_000_000n }), log({ units: 600_000n }));

    expect(await prove('0xabc', '12.5')).toBe('proven');
  });

  it.each([
    ['one unit less', log({ units: 12_499_999n })],
    ['to somebody else', log({ to: stranger })],
    ['of another token', log({ token: stranger })],
    ['by another event', log({ event: word('1') })],
  ])('that brought %s refutes it', async (_what, entry) => {
    reply = receipt(entry);

    expect(await prove('0xabc', '12.5')).toBe('refuted');
  });

  it('that failed refutes it', async () => {
    reply = { body: { result: { status: '0x0', logs: [log()] } } };

    expect(await prove('0xabc', '12.5')).toBe('refuted');
  });

  it('that the node does not know yet is asked for later', async () => {
    reply = { body: { result: null } };

    expect(await prove('0xabc', '12.5')).toBe('not yet');
  });

  it('is not judged where the node answers with an error', async () => {
    reply = { body: { error: { code: -32000, message: 'header not found' } } };

    await expect(prove('0xabc', '12.5')).rejects.toThrow('does not tell');
  });
});
